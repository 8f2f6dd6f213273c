import { describe, expect, it } from 'vitest';

import type { StoreLedger } from '../proof/store-ledger.ts';
import { oversoldInStores } from './oversold-in-stores.ts';

const WINDOW_MS = 10_000;
const ITEM = { sku: 'CANECA', draws: [{ shelf: '1', each: 1 }] };
const five = (...steps: readonly { readonly at: number; readonly change: number }[]) => ({
  opening: 5,
  steps,
});
const sold = (at: number, units: number) => ({ at, units, orderId: at, sku: 'CANECA' });
const store = (...sales: readonly ReturnType<typeof sold>[]): StoreLedger => ({
  sales,
  returns: [],
});

const beyond = (shelf: ReturnType<typeof five>, ...ledgers: readonly StoreLedger[]) =>
  oversoldInStores({ item: ITEM, shelf, ledgers }, WINDOW_MS).map(({ at, oversold }) => ({
    at,
    oversold,
  }));

describe('two stores and a counter that sell one article', () => {
  it('at one moment sell what each of them rightly shows: nobody can do better', () => {
    expect(
      beyond(five({ at: 100_000, change: -2 }), store(sold(100_000, 3)), store(sold(100_000, 3))),
    ).toEqual([]);
  });

  it('oversell when one still sells after the news of the other had its time', () => {
    expect(beyond(five(), store(sold(100_000, 4)), store(sold(111_000, 3)))).toEqual([
      { at: 111_000, oversold: 2 },
    ]);
  });

  it('oversell what the counter had sold long before', () => {
    expect(beyond(five({ at: 50_000, change: -5 }), store(), store(sold(100_000, 1)))).toEqual([
      { at: 100_000, oversold: 1 },
    ]);
  });

  it('may sell again what was given back', () => {
    const back = { sales: [sold(50_000, 5)], returns: [{ at: 60_000, sku: 'CANECA', units: 5 }] };

    expect(beyond(five(), back, store(sold(100_000, 5)))).toEqual([]);
  });
});
