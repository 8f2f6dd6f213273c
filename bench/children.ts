import { join } from 'node:path';

import { z } from 'zod';

import type { Program } from '../demo/processes.ts';
import { startProgram } from '../demo/processes.ts';

// A terminal's Ctrl-C must take our processes along.
process.on('SIGINT', () => process.exit(130));

const Ready = z.object({ ready: z.unknown() });

export interface ChildOptions {
  /** File in bench/programs, without `.ts`. */
  readonly program: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly folder: string;
}

export interface Child extends AsyncDisposable {
  readonly program: Program;
  /** What it said when it was ready. */
  readonly ready: unknown;
}

/** Starts one of our programs as a process of its own, and waits until it says `{"ready": ...}`. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { program: name, args = [], env = {}, folder } = options;
  const program = startProgram({
    name,
    args: [join(import.meta.dirname, 'programs', `${name}.ts`), ...args],
    env,
    logFolder: folder,
    ipc: true,
  });
  const line = await program.line((one) => one.startsWith('{"ready"'));
  const { ready } = Ready.parse(JSON.parse(line));
  return {
    program,
    ready,
    [Symbol.asyncDispose]: async () => void (await program.stop()),
  };
}
