import { ErpProductId, ErpStatusId, StoreId, StoreItemId } from '../../commerce/ids.ts';
import type { KitComponent } from '../../commerce/product.ts';
import { quantity } from '../../kernel/quantity.ts';
import type { DatedBalance, StoreSale } from './contained.ts';
import type { Reckoning } from './reckon-level.ts';
import type { PlannedRow } from './stock-batch.ts';
import type { StockFacts, StockPolicy } from './stock.decide.ts';

export const MUG = ErpProductId.parse('101');
export const TRAY = ErpProductId.parse('102');
export const SET = ErpProductId.parse('201');

export const RESERVING = ErpStatusId.parse('6');
export const POSTING = ErpStatusId.parse('9');
export const CANCELLED = ErpStatusId.parse('12');
/** Neither reserves nor posts. */
export const OTHER = ErpStatusId.parse('30');

/** T of the domain rules: 60 s. */
export const RELEASE_MS = 60_000;
export const IMPORTED_AT = Date.UTC(2026, 2, 10, 12);
/** The first instant at which a balance that is read contains an order imported at `IMPORTED_AT`. */
export const RELEASED_AT = IMPORTED_AT + RELEASE_MS;

/** Two units, imported as an open order that reserves. */
export function sale(change: Partial<StoreSale> = {}): StoreSale {
  return {
    orderKey: 'sto_11111111/40',
    units: quantity(2),
    importedAt: IMPORTED_AT,
    erpStatusId: RESERVING,
    erpStatusSeenAt: IMPORTED_AT,
    ...change,
  };
}

/** A balance that was read; by default late enough to contain `sale()`. */
export function readBalance(units: number | string, readBeganAt = RELEASED_AT): DatedBalance {
  return { balance: quantity(units), observedAt: readBeganAt, readBeganAt };
}

/** A balance that an event told. */
export function toldBalance(units: number | string, observedAt = RELEASED_AT): DatedBalance {
  return { balance: quantity(units), observedAt, readBeganAt: undefined };
}

export function component(productId: ErpProductId, each: number | string): KitComponent {
  return { productId, quantity: quantity(each) };
}

/** Ten mugs in the ERP, ten shown, nothing sold, orders read just now. */
export function stockFacts(change: Partial<StockFacts> = {}): StockFacts {
  return {
    supply: { productId: MUG, components: undefined },
    balances: new Map([[MUG, readBalance(10)]]),
    sales: new Map(),
    mode: 'managed',
    shown: 10,
    ordersReadAt: RELEASED_AT + 1_000,
    ...change,
  };
}

export function stockPolicy(change: Partial<StockPolicy> = {}): StockPolicy {
  return {
    balance: 'virtual',
    reservingStatuses: [RESERVING],
    postingStatuses: [POSTING],
    stockReleaseMs: RELEASE_MS,
    bufferUnits: 0,
    bufferPercent: 0,
    bufferSpeedDays: 0,
    bufferSpeedMaxUnits: 10,
    whenUnmanaged: 'start_managing',
    ...change,
  };
}

/** A number without its arithmetic. */
export function reckoning(level: number): Reckoning {
  const buffer = { units: 0, fixed: 0, percent: 0, bySpeed: 0 };
  return { level, buffer, terms: [], lookAgainAt: undefined };
}

/** The mugs of one store, to be set to this number. */
export function plannedRow(level: number): PlannedRow {
  const link = {
    store_id: StoreId.parse('sto_loja0001'),
    product_id: MUG,
    item_id: StoreItemId.parse('18'),
    parent_item_id: null,
    state: 'linked',
    agreed_print: null,
    last_level: null,
    last_level_at: null,
    created_at: 0,
  } as const;
  const plan = { do: 'set', startManaging: false, ...reckoning(level) } as const;
  return { row: undefined, link, plan, shown: undefined, lookBeganMs: 0 };
}
