import { describe, expect, it } from 'vitest';

import { beBusy } from './busy-shop.builder.ts';
import { openStockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;
/** From a change in Bling to its number in the store: webhook 2.5 s, debounce, reads, write. */
const EXPOSURE_MS = 10_000;
/** Between the reads before a write and the write. */
const ROUND_TRIP_MS = 5_000;

describe('nothing is sold that is not there, and in the end all agree', () => {
  it.each([1, 2, 3, 4])('whatever people do, in any order (seed %i)', async (seed) => {
    await using shop = await openStockShop({ seed });

    await beBusy(shop, seed, 10 * MINUTE_MS);
    await shop.after(5 * MINUTE_MS);

    const judge = shop.judge();
    expect(shop.orders().length).toBeGreaterThan(3);
    expect(judge.wroteTooMuch(EXPOSURE_MS)).toEqual([]);
    expect(judge.oversold(EXPOSURE_MS)).toEqual([]);
    expect(judge.differences()).toEqual([]);
    const writes = shop.writes();
    await shop.sync();
    expect(shop.writes()).toEqual(writes);
  });

  it.each([11, 12])(
    'with polls alone our numbers are true too, only later (seed %i)',
    async (seed) => {
      await using shop = await openStockShop({ seed, webhooks: false });

      await beBusy(shop, seed, 10 * MINUTE_MS);
      await shop.after(20 * MINUTE_MS);

      const judge = shop.judge();
      expect(judge.wroteTooMuch(ROUND_TRIP_MS)).toEqual([]);
      expect(judge.differences()).toEqual([]);
    },
  );

  it.each([21])('in two stores at once (seed %i)', async (seed) => {
    await using shop = await openStockShop({ seed, secondStore: {} });

    await beBusy(shop, seed, 10 * MINUTE_MS);
    await shop.after(5 * MINUTE_MS);

    const judge = shop.judge();
    expect(judge.wroteTooMuch(EXPOSURE_MS)).toEqual([]);
    expect(judge.oversold(EXPOSURE_MS)).toEqual([]);
    expect(judge.differences()).toEqual([]);
  });
});
