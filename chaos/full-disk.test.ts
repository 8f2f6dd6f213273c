import { expect, it } from 'vitest';

import { runDiskScenario } from './disk.ts';
import { canLimitDisk } from './small-disk.ts';

const mayBeMissing = process.env['CI'] !== 'true';
if (!canLimitDisk()) process.stdout.write('skipped: a full disk: there is no prlimit here\n');

/** The short form; the long one is `npm run chaos -- --minutes 10`. */
it.skipIf(!canLimitDisk() && mayBeMissing)(
  'a full disk: nothing that was acknowledged is lost, it says so, and goes on once there is room',
  async () => {
    const result = await runDiskScenario({
      seed: 1,
      rounds: 1,
      fullMs: 5_000,
      buyerEveryMs: 3_000,
      patienceMs: 90_000,
      quietMs: 5_000,
      tell: () => undefined,
    });

    expect(result.notSatisfied).toEqual([]);
    expect(result.orders.placed).toBeGreaterThan(2);
  },
  240_000,
);
