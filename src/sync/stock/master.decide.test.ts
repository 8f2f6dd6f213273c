import { describe, expect, it } from 'vitest';

import { WarehouseId } from '../../commerce/ids.ts';
import type { StockBalance } from '../../commerce/stock.ts';
import { quantity } from '../../kernel/quantity.ts';
import {
  decideMaster,
  type MasterFacts,
  type MasterPolicy,
  type MasterSale,
} from './master.decide.ts';
import {
  CANCELLED,
  IMPORTED_AT,
  MUG,
  OTHER,
  POSTING,
  RELEASED_AT,
  RELEASE_MS,
  sale,
  stockPolicy,
} from './stock.builder.ts';

const SHELF = WarehouseId.parse('1');
const BACK = WarehouseId.parse('2');
const LATE = RELEASED_AT + 2 * RELEASE_MS;

function balance(physical: number, ...warehouses: WarehouseId[]): StockBalance {
  const both = { physical: quantity(physical), virtual: quantity(physical) };
  const ids = warehouses.length > 0 ? warehouses : [SHELF];
  return {
    productId: MUG,
    ...both,
    warehouses: ids.map((warehouseId) => ({ warehouseId, ...both })),
  };
}

/** Ten mugs on both sides, nothing sold, agreed on before. */
function facts(change: Partial<MasterFacts> = {}): MasterFacts {
  return {
    mode: 'managed',
    shown: 10,
    balance: balance(10),
    readBeganAt: LATE,
    sales: [],
    comingBack: undefined,
    agreedAt: IMPORTED_AT - 1,
    ...change,
  };
}

const policy = (change: Partial<MasterPolicy> = {}): MasterPolicy => ({
  ...stockPolicy(),
  warehouses: 'all',
  ...change,
});

const sold = (change: Partial<MasterSale> = {}): MasterSale => ({
  ...sale(),
  takenBy: 'master',
  ...change,
});
/** Two mugs that the ERP has taken off its shelf. */
const posted = (change: Partial<MasterSale> = {}) =>
  sold({ erpStatusId: POSTING, erpStatusSeenAt: RELEASED_AT, postedAt: RELEASED_AT, ...change });

const planOf = (change: Partial<MasterFacts>, of: Partial<MasterPolicy> = {}) =>
  decideMaster(facts(change), policy(of));

describe('the balance that a stock master sends', () => {
  it('is what the store shows, and nothing while Bling has that', () => {
    expect(planOf({ shown: 15 })).toMatchObject({
      do: 'set',
      physical: '15',
      before: '10',
      warehouseId: SHELF,
    });
    expect(planOf({})).toEqual({ do: 'nothing', shown: 10, isNews: false });
  });

  it('has the units too that the store took and Bling only reserves: never the raw number', () => {
    expect(planOf({ shown: 8, sales: [sold()] })).toMatchObject({ do: 'nothing' });
    expect(planOf({ shown: 13, sales: [sold()] })).toMatchObject({ do: 'set', physical: '15' });
  });

  it('has no more of them once Bling has taken the goods off its shelf', () => {
    const after = { shown: 8, sales: [posted()] };

    expect(planOf({ ...after, balance: balance(8) })).toMatchObject({ do: 'nothing' });
    expect(planOf({ ...after, balance: balance(10) })).toMatchObject({ do: 'set', physical: '8' });
  });

  it.each([
    ['not imported', { importedAt: undefined }],
    ['in no status that Bling reserves', { erpStatusId: OTHER }],
    ['cancelled in Bling while the store has it as sold', { erpStatusId: CANCELLED }],
    ['of another store', { importedAt: undefined, takenBy: 'others' as const }],
  ])('waits while a sale is %s', (_, change) => {
    expect(planOf({ shown: 15, sales: [sold(change)] })).toEqual({
      do: 'wait',
      untilMs: undefined,
    });
  });

  it('waits, to the millisecond, until Bling has surely reserved a new order', () => {
    const young = { shown: 15, sales: [sold()] };

    expect(planOf({ ...young, readBeganAt: RELEASED_AT - 1 })).toEqual({
      do: 'wait',
      untilMs: RELEASED_AT,
    });
    expect(planOf({ ...young, readBeganAt: RELEASED_AT })).toMatchObject({ do: 'set' });
  });

  it('waits while Bling may still bring back the goods of an order that ended', () => {
    const plan = planOf({ shown: 12, comingBack: { settledAt: LATE } });

    expect(plan).toEqual({ do: 'wait', untilMs: LATE });
  });

  it('gives back nothing that another store sold, or a kit: a person must lower the number', () => {
    const elsewhere = { sales: [posted({ takenBy: 'others' })], balance: balance(8) };

    expect(planOf(elsewhere)).toEqual({ do: 'ask', why: 'sold_elsewhere', units: '2' });
    expect(planOf({ ...elsewhere, shown: 15 })).toMatchObject({ do: 'set', physical: '13' });
    expect(planOf({ ...elsewhere, shown: 8 })).toEqual({ do: 'nothing', shown: 8, isNews: true });
  });

  it('forgets what others sold once both sides agreed after it', () => {
    const elsewhere = { sales: [posted({ takenBy: 'others' })], balance: balance(8), shown: 11 };

    expect(planOf({ ...elsewhere, agreedAt: RELEASED_AT })).toMatchObject({ physical: '11' });
  });

  it.each([
    ['unmanaged', 'unmanaged'],
    ['parent', 'parent_pool'],
    ['off', 'stock_off'],
  ] as const)('does not exist where the store does not count units (%s)', (mode, why) => {
    expect(planOf({ mode })).toEqual({ do: 'ask', why });
  });

  it('is unknown while Bling does not tell the present one', () => {
    expect(planOf({ balance: undefined })).toEqual({ do: 'unknown', warehouseId: undefined });
    expect(planOf({}, { warehouses: [BACK] })).toEqual({ do: 'unknown', warehouseId: BACK });
  });

  it('goes to exactly one warehouse: the chosen one, or the only one', () => {
    const two = { shown: 15, balance: balance(10, SHELF, BACK) };

    expect(planOf(two)).toEqual({ do: 'ask', why: 'warehouse' });
    expect(planOf(two, { warehouses: [SHELF, BACK] })).toEqual({ do: 'ask', why: 'warehouse' });
    expect(planOf(two, { warehouses: [BACK] })).toMatchObject({ do: 'set', warehouseId: BACK });
  });

  it('never empties Bling for an item that was never counted in the store', () => {
    const fresh = { shown: 0, agreedAt: undefined };

    expect(planOf(fresh)).toEqual({ do: 'ask', why: 'never_counted' });
    expect(planOf({ ...fresh, balance: balance(0) })).toMatchObject({ do: 'nothing' });
    expect(planOf({ ...fresh, agreedAt: IMPORTED_AT })).toMatchObject({ do: 'set', physical: '0' });
  });
});
