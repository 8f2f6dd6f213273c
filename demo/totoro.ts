import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { z } from 'zod';

import type { Program, ProgramOptions } from './processes.ts';
import { ROOT, startProgram } from './processes.ts';

const SCRIPT = join(ROOT, 'bin', 'totoro.mjs');

export interface TotoroOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly logFolder: string;
}

/** TotoroACDC as a user has it: commands of its command line, and the one that keeps running. */
export interface Totoro {
  /** Runs one command to its end. `result` is the JSON of its last line. */
  run(...args: string[]): Promise<CommandResult>;
  /** The same, its progress shown to people; throws unless it ended with 0. */
  show(...args: string[]): Promise<void>;
  /** The same; throws unless it ended with 0. */
  must<T>(shape: z.ZodType<T>, ...args: string[]): Promise<T>;
  /** What a command prints for people; throws unless it ended with 0. */
  tell(...args: string[]): Promise<readonly string[]>;
  /** A command that prints more than its result, such as one that waits for a browser. */
  start(...args: string[]): Program;
}

export interface CommandResult {
  readonly exitCode: number;
  readonly result: unknown;
}

export function createTotoro({ env, logFolder }: TotoroOptions): Totoro {
  const start = (args: readonly string[], more: Partial<ProgramOptions> = {}): Program =>
    startProgram({ name: `totoro-${args[0]}`, args: [SCRIPT, ...args], env, logFolder, ...more });

  async function run(...args: string[]): Promise<CommandResult> {
    const program = start([...args, '--json']);
    const exitCode = await program.ended;
    return { exitCode, result: lastJson(program.lines) };
  }

  return {
    start: (...args) => start(args),
    run,
    async show(...args) {
      const program = start(args, { showErrors: true });
      const exitCode = await program.ended;
      if (exitCode !== 0) throw new Error(`totoro ${args.join(' ')}: ${exitCode}`);
    },
    async tell(...args) {
      const program = start(args);
      const exitCode = await program.ended;
      if (exitCode !== 0) throw new Error(`totoro ${args.join(' ')}: ${exitCode}`);
      return program.lines;
    },
    async must(shape, ...args) {
      const { exitCode, result } = await run(...args);
      if (exitCode === 0) return shape.parse(result);
      throw new Error(`totoro ${args.join(' ')}: ${exitCode} ${JSON.stringify(result)}`);
    },
  };
}

/** The last line that is JSON; undefined when there is none. */
export function lastJson(lines: readonly string[]): unknown {
  const line = lines.findLast((one) => one.startsWith('{'));
  return line === undefined ? undefined : JSON.parse(line);
}

/** Waits until something answers 200 at the address, or the program is gone. */
export async function becomesReady(url: string, program: Program): Promise<void> {
  while (!program.hasEnded()) {
    const [answer] = await Promise.allSettled([fetch(url)]);
    if (answer.status === 'fulfilled' && answer.value.ok) return;
    await wait(150);
  }
  throw new Error(`${program.name} ended before ${url} answered; see ${program.name}.log`);
}
