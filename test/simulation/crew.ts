import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { SeedResult } from './run-seed.ts';

/** What became of one seed; `failed` when it did not even come to an end. */
export type Ran =
  | { readonly seed: number; readonly result: SeedResult }
  | { readonly seed: number; readonly failed: string };

export interface CrewOptions {
  readonly seeds: Iterable<number>;
  readonly days: number;
  readonly workers: number;
  /** Whether a seed is run twice and both ends compared. */
  readonly twice: (seed: number) => boolean;
  /** The tree whose code is run. */
  readonly root: string;
  /** `false` ends the whole. */
  readonly onRan: (ran: Ran) => boolean;
}

/** A seed that takes longer has lost its way: something in it never ends. */
const LONGEST_SEED_MS = 180_000;

/** Runs seeds on several processes side by side. */
export async function runCrew(options: CrewOptions): Promise<void> {
  const seeds = options.seeds[Symbol.iterator]();
  let goesOn = true;

  async function work(): Promise<void> {
    let child: ChildProcess | undefined;
    while (goesOn) {
      const next = seeds.next();
      if (next.done) break;
      child ??= await startChild(options.root);
      const ran = await runOne(child, { seed: next.value, ...options });
      if (child.exitCode !== null || child.killed) child = undefined;
      if (goesOn) goesOn = options.onRan(ran);
    }
    child?.disconnect();
    child?.kill();
  }

  await Promise.all(Array.from({ length: options.workers }, work));
}

async function startChild(root: string): Promise<ChildProcess> {
  const child = fork(join(root, 'test/simulation/seeds.process.ts'), [], {
    cwd: root,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await Promise.race([
    new Promise((ready) => child.once('message', ready)),
    new Promise((_, reject) =>
      child.once('exit', () => reject(new Error('the simulation did not start'))),
    ),
  ]);
  return child;
}

async function runOne(
  child: ChildProcess,
  { seed, days, twice }: { seed: number; days: number; twice: CrewOptions['twice'] },
): Promise<Ran> {
  const over = new AbortController();
  const answered = new Promise<Ran>((resolve) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own process told it
    child.once('message', (message) => resolve(message as Ran));
    child.once('exit', (code) => resolve({ seed, failed: `its process ended with ${code}` }));
  });
  const late = wait(LONGEST_SEED_MS, undefined, { signal: over.signal }).then(
    (): Ran => ({ seed, failed: `it did not end within ${LONGEST_SEED_MS / 1_000} s` }),
    (): Ran => ({ seed, failed: 'never told' }),
  );
  child.send({ seed, days, twice: twice(seed) });
  const ran = await Promise.race([answered, late]);
  over.abort();
  child.removeAllListeners('message').removeAllListeners('exit');
  if ('failed' in ran && child.exitCode === null) child.kill('SIGKILL');
  return ran;
}
