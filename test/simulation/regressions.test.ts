import { expect, it } from 'vitest';

import type { Ran } from './crew.ts';
import { runCrew } from './crew.ts';
import { ROOT } from './main.ts';

const LONG_MS = 120_000;

/** Seeds that once failed, named after what they showed. */
const SHOWED = [
  { seed: 129, days: 2, showed: 'a clock that is behind hid the newest changes of Bling' },
  {
    seed: 1117,
    days: 2,
    showed: 'a clock that was set right in the middle of a wait let an order be made twice',
  },
  {
    seed: 1139,
    days: 2,
    showed: 'a clock that was set forward made a fresh order look long reserved',
  },
  {
    seed: 3008,
    days: 2,
    showed: 'a number was raised while nobody knew what the other store had sold',
  },
  {
    seed: 198,
    days: 2,
    showed: 'a number was raised from a balance that an event had spoken against meanwhile',
  },
] as const;

it.each(SHOWED)('seed $seed: $showed', { timeout: LONG_MS }, async ({ seed, days }) => {
  const ran: Ran[] = [];
  await runCrew({
    root: ROOT,
    seeds: [seed],
    days,
    workers: 1,
    twice: () => false,
    onRan: (one) => ran.push(one) > 0,
  });

  expect(ran).toMatchObject([{ seed, result: { breaches: [] } }]);
});
