import { describe, expect, it } from 'vitest';

import { findMissing } from './databases.ts';
import { runDiskScenario } from './disk.ts';
import { runScenario } from './run.ts';
import { canLimitDisk } from './small-disk.ts';

const missing = findMissing('postgres');
if (missing !== undefined) process.stdout.write(`skipped: chaos on real servers: ${missing}\n`);
const isCi = process.env['CI'] === 'true';
const silent = () => undefined;

/** The long form is `npm run chaos -- --minutes 10`. */
describe('faults on real processes and servers, briefly', () => {
  it.skipIf(missing !== undefined && !isCi)(
    'two workers and a web: one is killed, then the database; no order is lost or doubled',
    async () => {
      const result = await runScenario({
        kind: 'postgres',
        seed: 1,
        forMs: 0,
        storesOf: [2, 1],
        workers: 2,
        buyerEveryMs: 4_000,
        patienceMs: 60_000,
        quietMs: 7_000,
        acts: ['killWorker', 'killDatabase'],
        tell: silent,
      });

      expect(result.notSatisfied).toEqual([]);
      expect(result).toMatchObject({ kills: 1, databaseKills: 1 });
      expect(result.orders.placed).toBeGreaterThan(5);
      expect(result.maxCallsInOneSecond).toBeGreaterThan(0);
    },
    150_000,
  );

  it.skipIf(!canLimitDisk() && !isCi)(
    'a full disk: nothing that was acknowledged is lost, it says so, and goes on once there is room',
    async () => {
      const result = await runDiskScenario({
        seed: 1,
        rounds: 1,
        fullMs: 6_000,
        buyerEveryMs: 3_000,
        patienceMs: 60_000,
        quietMs: 7_000,
        tell: silent,
      });

      expect(result.notSatisfied).toEqual([]);
      expect(result.orders.placed).toBeGreaterThan(2);
    },
    150_000,
  );
});
