import { expect, it } from 'vitest';

import { everyDeath, liveThrough } from './whole-order.builder.ts';

it('is whole in the end, whichever step the process dies at: customer, order, money, note, parcel', async () => {
  const { stride, least, most } = everyDeath();
  let [deaths, atStep] = [0, 4];
  while (atStep < most && (await liveThrough({ atStep, when: 'after' }))) {
    deaths += 1;
    atStep += stride;
  }

  expect(deaths).toBeGreaterThanOrEqual(least);
  expect(atStep).toBeLessThan(most);
}, 300_000);
