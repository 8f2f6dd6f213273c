import { join } from 'node:path';

import { z } from 'zod';

import type { Program } from './processes.ts';
import { startProgram } from './processes.ts';

export interface SandboxProgram {
  readonly program: Program;
  readonly url: string;
}

/** A simulated Bling or store in a process of its own, that ends with us. */
export async function startSandbox(
  script: 'bling' | 'store',
  { name = script, seed, logFolder }: { name?: string; seed: number; logFolder: string },
): Promise<SandboxProgram> {
  const program = startProgram({
    name,
    args: [join(import.meta.dirname, 'programs', `${script}.ts`), '0', String(seed)],
    env: {},
    logFolder,
    ipc: true,
  });
  const line = await program.line((one) => one.includes('"ready"'));
  return { program, url: z.object({ ready: z.string() }).parse(JSON.parse(line)).ready };
}
