import { describe, expect, it } from 'vitest';

import type { Proof, Scenes } from './proof.ts';
import { shortcomings } from './proof.ts';

const good: Proof = {
  products: { bling: 160, store: 160, different: 0 },
  stock: { different: 0, oversold: 0 },
  orders: { store: 34, bling: 34, missing: 0, duplicated: 0, moneyDifferent: 0 },
  invoices: { authorised: 22, rejected: 1, missing: 0, duplicated: 0, centsDifferent: 0 },
  receivables: { missing: 0, duplicated: 0, centsDifferent: 0 },
  tracking: { parcels: 3, missing: 0 },
  secondPassWrites: 0,
  bling: { calls: 600, refused429: 0, maxInOneSecond: 3 },
  pending: 10,
  pendingExpected: 10,
  kills: 5,
  inFlightAtKill: 1,
  audit: { lines: 400, chain: 'ok' },
};
const scenes: Scenes = {
  soldOut: 14,
  rivalsServed: 1,
  killsWanted: 5,
  shoppers: 40,
  rejectionsPlanted: 1,
};

describe('shortcomings', () => {
  it('are none when all holds, with kills or without', () => {
    expect(shortcomings(good, scenes)).toEqual([]);
    expect(
      shortcomings({ ...good, kills: 0, inFlightAtKill: 0 }, { ...scenes, killsWanted: 0 }),
    ).toEqual([]);
  });

  it.each<[string, Partial<Proof>]>([
    ['too few products', { products: { bling: 119, store: 119, different: 0 } }],
    ['a product too many in the store', { products: { bling: 160, store: 161, different: 0 } }],
    ['a different product', { products: { bling: 160, store: 160, different: 1 } }],
    ['a different number', { stock: { different: 1, oversold: 0 } }],
    ['an oversold unit', { stock: { different: 0, oversold: 1 } }],
    ['a missing order', { orders: { ...good.orders, missing: 1 } }],
    ['no order at all', { orders: { ...good.orders, store: 0, bling: 0 } }],
    ['an order too many', { orders: { ...good.orders, bling: 35 } }],
    ['a twin', { orders: { ...good.orders, duplicated: 1 } }],
    ['a cent', { orders: { ...good.orders, moneyDifferent: 1 } }],
    ['too few notes', { invoices: { ...good.invoices, authorised: 9 } }],
    ['a paid order without a note', { invoices: { ...good.invoices, missing: 1 } }],
    ['a second note', { invoices: { ...good.invoices, duplicated: 1 } }],
    ['a note of another amount', { invoices: { ...good.invoices, centsDifferent: 1 } }],
    ['a refusal that nobody planted', { invoices: { ...good.invoices, rejected: 2 } }],
    ['no receivable', { receivables: { ...good.receivables, missing: 1 } }],
    ['a receivable too many', { receivables: { ...good.receivables, duplicated: 1 } }],
    ['a cent in the receivables', { receivables: { ...good.receivables, centsDifferent: 1 } }],
    ['no parcel to follow', { tracking: { parcels: 0, missing: 0 } }],
    ['a code that the store does not show', { tracking: { parcels: 3, missing: 1 } }],
    ['a write of the second pass', { secondPassWrites: 1 }],
    ['no call', { bling: { ...good.bling, calls: 0 } }],
    ['a refused call', { bling: { ...good.bling, refused429: 1 } }],
    ['four calls in a second', { bling: { ...good.bling, maxInOneSecond: 4 } }],
    ['a pending entry too many', { pending: 11 }],
    ['a pending entry too few', { pending: 9 }],
    ['a kill that did not happen', { kills: 4 }],
    ['no kill with a write in flight', { inFlightAtKill: 0 }],
    ['a broken chain', { audit: { lines: 400, chain: 'broken' } }],
    ['an empty audit', { audit: { lines: 0, chain: 'ok' } }],
  ])('name %s', (_, fault) => {
    expect(shortcomings({ ...good, ...fault }, scenes)).toHaveLength(1);
  });

  it.each<[string, Partial<Scenes>]>([
    ['too few sold out', { soldOut: 9 }],
    ['a last unit that nobody got', { rivalsServed: 0 }],
    ['a last unit sold twice', { rivalsServed: 2 }],
    ['a shopper who did not come', { shoppers: 39 }],
  ])('name %s', (_, fault) => {
    expect(shortcomings(good, { ...scenes, ...fault })).toHaveLength(1);
  });
});
