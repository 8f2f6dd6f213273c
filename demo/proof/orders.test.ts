import { describe, expect, it } from 'vitest';

import type { ErpOrderFacts, StoreOrderFacts } from './orders.ts';
import { judgeOrders } from './orders.ts';

function ordered(id: number, parts: Partial<StoreOrderFacts> = {}): StoreOrderFacts {
  return {
    id,
    status: 'processing',
    totalCents: 1_000,
    refundedCents: 0,
    impossible: false,
    ...parts,
  };
}

function imported(id: number, parts: Partial<ErpOrderFacts> = {}): ErpOrderFacts {
  return { id: 9_000 + id, storeNumber: String(id), totalCents: 1_000, ...parts };
}

const clean = { missing: 0, missingIds: [], duplicated: 0, moneyDifferent: 0, faults: [] };

describe('judgeOrders', () => {
  it('is content when every importable order is in the ERP once, to the cent', () => {
    const store = [
      ordered(1),
      ordered(2, { status: 'on-hold' }),
      ordered(3, { status: 'completed' }),
    ];

    expect(judgeOrders(store, [imported(1), imported(2), imported(3)])).toEqual({
      store: 3,
      bling: 3,
      ...clean,
    });
  });

  it('expects neither unpaid orders nor planted impossible ones', () => {
    const store = [ordered(1), ordered(2, { status: 'pending' }), ordered(3, { impossible: true })];

    expect(judgeOrders(store, [imported(1)])).toEqual({ store: 1, bling: 1, ...clean });
  });

  it('takes a cancelled order either way: imported in time, or ended before', () => {
    const store = [ordered(1, { status: 'cancelled' }), ordered(2, { status: 'cancelled' })];

    expect(judgeOrders(store, [imported(1)])).toEqual({ store: 1, bling: 1, ...clean });
  });

  it('finds a missing order', () => {
    const verdict = judgeOrders([ordered(1), ordered(2, { status: 'on-hold' })], [imported(1)]);

    expect(verdict).toMatchObject({ store: 2, bling: 1, missing: 1 });
    expect(verdict.faults).toHaveLength(1);
  });

  it('finds twins, each copy too many', () => {
    const twins = [imported(1), imported(1, { id: 9_777 }), imported(1, { id: 9_778 })];

    expect(judgeOrders([ordered(1)], twins)).toMatchObject({ duplicated: 2, bling: 3 });
  });

  it('finds one cent', () => {
    expect(judgeOrders([ordered(1)], [imported(1, { totalCents: 1_001 })])).toMatchObject({
      moneyDifferent: 1,
      missing: 0,
    });
  });

  it('names an order that had to wait for a person and was imported all the same', () => {
    const verdict = judgeOrders([ordered(1, { impossible: true })], [imported(1)]);

    expect(verdict).toMatchObject({ store: 0, bling: 1 });
    expect(verdict.faults).toHaveLength(1);
  });

  it('names an order of the ERP that the store does not know', () => {
    expect(judgeOrders([], [imported(5)]).faults).toHaveLength(1);
  });

  it('takes an order for alike with what went back to the buyer or without it, and for nothing in between', () => {
    const store = [ordered(1, { refundedCents: 300 })];
    const differsAt = (totalCents: number) =>
      judgeOrders(store, [imported(1, { totalCents })]).moneyDifferent;

    expect([1_000, 700, 701].map(differsAt)).toEqual([0, 0, 1]);
  });
});
