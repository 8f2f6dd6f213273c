/** Runs seeds as its parent asks for them, one at a time, with all chance of the machine forbidden. */
import { z } from 'zod';

import { forbidChance } from './guard.ts';
import { blankDisk } from './life/blank-disk.ts';
import type { SeedResult } from './run-seed.ts';
import { runSeed } from './run-seed.ts';

const Wanted = z.object({ seed: z.int(), days: z.int(), twice: z.boolean() });

// Kysely dates the migrations: they are done before anything is forbidden.
await blankDisk();
process.on('message', (message) => void answer(message));
process.send?.('ready');

async function answer(message: unknown): Promise<void> {
  const { seed, days, twice } = Wanted.parse(message);
  const [ran] = await Promise.allSettled([runGuarded(seed, days)]);
  if (ran.status === 'rejected') return send({ seed, failed: tellError(ran.reason) });
  const [again] = twice ? await Promise.allSettled([runGuarded(seed, days)]) : [];
  const isSame =
    again === undefined ||
    (again.status === 'fulfilled' && again.value.digest === ran.value.digest);
  send({ seed, result: isSame ? ran.value : withDifference(ran.value) });
}

async function runGuarded(seed: number, days: number): Promise<SeedResult> {
  using guard = forbidChance();
  const result = await runSeed(seed, days);
  const broken = guard.broken.map((evidence) => ({ promise: 'DEFECT' as const, evidence }));
  return { ...result, breaches: [...result.breaches, ...broken] };
}

function withDifference(result: SeedResult): SeedResult {
  const evidence = 'the same seed run twice ended with two different audits or logs';
  return { ...result, breaches: [...result.breaches, { promise: 'DEFECT', evidence }] };
}

function send(answered: object): void {
  process.send?.(answered);
}

function tellError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
