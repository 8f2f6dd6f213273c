import { describe, expect, it } from 'vitest';

import type { BalanceChange } from '../../src/simulator/bling/state/balance-change.ts';
import type { QuantityChange, Sale } from '../../src/simulator/store/history.ts';
import { createStockJudge } from './stock-judge.builder.ts';
import { openStockShop } from './stock-shop.builder.ts';

const START = Date.parse('2026-03-10T12:00:00Z');
const WINDOW_MS = 10_000;
const OURS = 1;
const COUNTER = 2;

interface Past {
  readonly balances?: readonly BalanceChange[];
  readonly quantities?: readonly QuantityChange[];
  readonly sales?: readonly Sale[];
  /** What both sides show in the end. */
  readonly end?: { readonly shown: number; readonly sellable: number };
}

/** A past made by hand, each instant in seconds after the start: ten mugs in Bling unless told otherwise. */
function judge({ balances = [bling(0, 10)], quantities = [], sales = [], end }: Past) {
  const products = end ? [{ sku: 'CAN-1', type: 'simple', quantity: end.shown }] : [];
  return createStockJudge({
    account: 'azul',
    kits: [{ kit: 'KIT-2', of: 'CAN-1', each: 2 }],
    bling: {
      history: balances,
      state: () => ({
        orders: [
          { id: OURS, lojaId: 205 },
          { id: COUNTER, lojaId: 0 },
        ],
        products: end ? [{ codigo: 'CAN-1', virtualTotal: end.sellable }] : [],
      }),
    },
    stores: [{ history: { quantities, sales }, state: () => ({ products }) }],
  });
}

function bling(seconds: number, physicalTotal: number, change: Partial<BalanceChange> = {}) {
  const at = START + seconds * 1_000;
  const of = { account: 'azul', productId: 1, codigo: 'CAN-1', warehouses: [] };
  return {
    at,
    monotonicMs: at,
    ...of,
    physicalTotal,
    virtualTotal: physicalTotal,
    cause: 'POST /estoques',
    ...change,
  };
}

function shown(seconds: number, after: number, change: Partial<QuantityChange> = {}) {
  return {
    at: START + seconds * 1_000,
    productId: 11,
    sku: 'CAN-1',
    before: 0,
    after,
    by: 'api' as const,
    ...change,
  };
}

function sold(seconds: number, quantity: number, sku = 'CAN-1'): Sale {
  const at = START + seconds * 1_000;
  return {
    at,
    orderId: 40,
    createdVia: 'checkout',
    productId: 11,
    sku,
    quantity,
    shownBefore: quantity,
    heldBefore: 0,
  };
}

const taken = (seconds: number, units: number, sku = 'CAN-1') =>
  shown(seconds, 10 - units, { before: 10, by: 'checkout', orderId: 40, sku });

describe('the judge of stock', () => {
  it('finds a number above what Bling has, and none when it came down in time', () => {
    expect(judge({ quantities: [shown(5, 11)] }).wroteTooMuch(WINDOW_MS)).toEqual([
      { at: '2026-03-10T12:00:05.000Z', sku: 'CAN-1', units: 11, there: 10 },
    ]);
    const fell = [bling(0, 10), bling(20, 4)];
    const writeTen = (seconds: number) =>
      judge({ balances: fell, quantities: [shown(seconds, 10)] }).wroteTooMuch(WINDOW_MS);
    expect(writeTen(29)).toEqual([]);
    expect(writeTen(31)).toMatchObject([{ units: 10, there: 4 }]);
  });

  it('finds a sold unit that we gave back', () => {
    const past = { quantities: [taken(10, 3), shown(30, 10)] };
    expect(judge(past).wroteTooMuch(WINDOW_MS)).toMatchObject([{ units: 10, there: 7 }]);
    const kept = { quantities: [taken(10, 3), shown(30, 7)] };
    expect(judge(kept).wroteTooMuch(WINDOW_MS)).toEqual([]);
  });

  it('counts an order of ours once, although Bling reserves and posts it too', () => {
    const balances = [
      bling(0, 10),
      bling(20, 10, { virtualTotal: 7, cause: `order ${OURS} reservation` }),
      bling(40, 7, { cause: `order ${OURS} posted` }),
    ];
    const after = (units: number) =>
      judge({ balances, quantities: [taken(10, 3), shown(60, units)] }).wroteTooMuch(WINDOW_MS);
    expect(after(7)).toEqual([]);
    expect(after(8)).toMatchObject([{ units: 8, there: 7 }]);
  });

  it('takes off what another channel has reserved', () => {
    const balances = [
      bling(0, 10),
      bling(10, 10, { virtualTotal: 6, cause: `order ${COUNTER} reservation` }),
    ];
    expect(judge({ balances, quantities: [shown(30, 7)] }).wroteTooMuch(WINDOW_MS)).toMatchObject([
      { units: 7, there: 6 },
    ]);
  });

  it('finds a sale of what is not there, of a kit too, and of a component that kits took', () => {
    expect(judge({ sales: [sold(30, 11)] }).oversold(WINDOW_MS)).toMatchObject([
      { units: 11, there: 10 },
    ]);
    expect(judge({ sales: [sold(30, 6, 'KIT-2')] }).oversold(WINDOW_MS)).toMatchObject([
      { sku: 'KIT-2', units: 6, there: 5 },
    ]);
    const past = { quantities: [taken(10, 4, 'KIT-2')], sales: [sold(30, 3)] };
    expect(judge(past).oversold(WINDOW_MS)).toMatchObject([{ units: 3, there: 2 }]);
    expect(judge({ sales: [sold(30, 10), sold(30, 5, 'KIT-2')] }).oversold(WINDOW_MS)).toEqual([]);
  });

  it('finds a number that in the end is not what Bling has to sell', () => {
    const different = (shownUnits: number, sellable: number) =>
      judge({ end: { shown: shownUnits, sellable } }).differences();
    expect(different(9, 10)).toEqual(['CAN-1: 9 shown, 10 in Bling']);
    expect([...different(10, 10), ...different(0, -3), ...different(2, 2.7)]).toEqual([]);
  });

  it('has no say about numbers that people typed', () => {
    const typed = shown(5, 500, { by: 'operator' });
    expect(judge({ quantities: [typed] }).wroteTooMuch(WINDOW_MS)).toEqual([]);
    const soldAt = (seconds: number) =>
      judge({ quantities: [typed], sales: [sold(seconds, 11)] }).oversold(WINDOW_MS);
    expect(soldAt(14)).toEqual([]);
    expect(soldAt(16)).toMatchObject([{ units: 11, there: 10 }]);
  });

  it.each([
    { says: 'a program that trusts the balance too early', stockReleaseMs: 0, isCaught: true },
    { says: 'ours', stockReleaseMs: 60_000, isCaught: false },
  ])('sees in a whole run whether it was $says', async ({ stockReleaseMs, isCaught }) => {
    await using shop = await openStockShop({
      policy: { stockReleaseMs },
      bling: { reservationDelayMs: { min: 40_000, max: 50_000 } },
    });
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 3 }] });
    await shop.after(3 * 60_000);

    const found = shop.judge().wroteTooMuch(0);
    expect(found.filter(({ sku }) => sku === 'CAN-1').length > 0).toBe(isCaught);
  });
});
