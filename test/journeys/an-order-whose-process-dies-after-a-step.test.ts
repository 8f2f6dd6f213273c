import { expect, it } from 'vitest';

import { liveThrough } from './whole-order.builder.ts';

/** More steps than an order takes: the first that is not reached ends the walk. */
const MOST_STEPS = 60;
const LEAST_STEPS = 15;

it('is whole in the end, whichever step the process dies at: customer, order, money, note, parcel', async () => {
  let deaths = 0;
  while (deaths < MOST_STEPS && (await liveThrough({ atStep: deaths + 1, when: 'after' })))
    deaths += 1;

  expect(deaths).toBeGreaterThan(LEAST_STEPS);
  expect(deaths).toBeLessThan(MOST_STEPS);
}, 300_000);
