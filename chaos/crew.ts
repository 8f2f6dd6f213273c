import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { Program } from '../demo/processes.ts';
import { ROOT, startProgram } from '../demo/processes.ts';
import { becomesReady } from '../demo/totoro.ts';
import type { Chronicle } from './chronicle.ts';

/** A process of TotoroACDC that somebody watches over, as an init system would. */
export interface Member {
  readonly name: string;
  readonly pid: () => number;
  /**
   * SIGKILL, and a new one after `restMs`. Resolves once the new one is ready.
   *
   * @param deed kills it in another way, and says whether it did; without it, at once
   */
  kill(restMs: number, deed?: (pid: number) => Promise<boolean>): Promise<void>;
  /** SIGSTOP for so long, then SIGCONT. */
  freeze(forMs: number): Promise<void>;
  stop(): Promise<void>;
}

export interface MemberOptions {
  readonly name: string;
  /** The command and its arguments, such as `worker --slots 3`. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFolder: string;
  readonly chronicle: Chronicle;
  /** Answers 200 when it is ready; without it, its first line says so. */
  readonly healthUrl?: string;
}

const SCRIPT = join(ROOT, 'bin', 'totoro.mjs');
const kill = (program: Program) => {
  program.kill();
  return true;
};
const RESTART_MS = 1_000;
/** A start may fail while its database is down. */
const START_WITHIN_MS = 90_000;

export async function startMember(options: MemberOptions): Promise<Member> {
  const { name, command, env, logFolder, chronicle, healthUrl } = options;
  let isStopping = false;
  /** The one whose end is meant. */
  let condemned: Program | undefined;

  async function tryStart(): Promise<Program> {
    const program = startProgram({ name, args: [SCRIPT, ...command], env, logFolder });
    if (healthUrl !== undefined) await becomesReady(healthUrl, program);
    else await program.line((line) => line.startsWith('TotoroACDC'));
    return program;
  }

  async function start(): Promise<Program> {
    const until = performance.now() + START_WITHIN_MS;
    for (;;) {
      const [started] = await Promise.allSettled([tryStart()]);
      if (started.status === 'fulfilled') {
        void watch(started.value);
        return started.value;
      }
      if (performance.now() > until) throw started.reason;
      await wait(RESTART_MS);
    }
  }

  async function watch(program: Program): Promise<void> {
    const code = await program.ended;
    if (isStopping || program === condemned) return;
    chronicle.note('unbidden_end', `${name} ended by itself with ${code}; see ${name}.log`);
    await wait(RESTART_MS);
    await begin();
  }

  async function begin(): Promise<void> {
    current = start();
    ({ pid } = await current);
  }

  let pid = 0;
  let current = start();
  ({ pid } = await current);

  return {
    name,
    pid: () => pid,
    async kill(restMs, deed) {
      const doomed = await current;
      condemned = doomed;
      const isDead = deed ? await deed(doomed.pid) : kill(doomed);
      if (!isDead) {
        condemned = undefined;
        return;
      }
      chronicle.note('kill', deed ? `${name}, while Bling answered it` : name);
      await doomed.ended;
      await wait(restMs);
      await begin();
    },
    async freeze(forMs) {
      const since = Date.now();
      const frozen = await current;
      process.kill(frozen.pid, 'SIGSTOP');
      await wait(forMs);
      process.kill(frozen.pid, 'SIGCONT');
      chronicle.note('freeze', name, since);
    },
    async stop() {
      isStopping = true;
      await (await current).stop();
    },
  };
}
