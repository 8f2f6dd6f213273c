import { expect, it } from 'vitest';

import { findMissing } from './databases.ts';
import { runScenario } from './run.ts';

const missing = findMissing('postgres');
if (missing !== undefined) process.stdout.write(`skipped: chaos on real servers: ${missing}\n`);
const mayBeMissing = process.env['CI'] !== 'true';

/** The short form; the long one is `npm run chaos -- --minutes 10`. */
it.skipIf(missing !== undefined && mayBeMissing)(
  'two workers and a web: one is killed, then the database; no order is lost or doubled',
  async () => {
    const result = await runScenario({
      kind: 'postgres',
      seed: 1,
      forMs: 0,
      storesOf: [1, 1],
      workers: 2,
      buyerEveryMs: 3_000,
      patienceMs: 90_000,
      quietMs: 5_000,
      acts: ['killWorker', 'killDatabase'],
      tell: () => undefined,
    });

    expect(result.notSatisfied).toEqual([]);
    expect(result).toMatchObject({ kills: 1, databaseKills: 1 });
    expect(result.orders.placed).toBeGreaterThan(5);
    expect(result.blingCalls).toBeGreaterThan(20);
  },
  240_000,
);
