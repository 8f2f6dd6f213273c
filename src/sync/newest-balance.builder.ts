import { ErpProductId, WarehouseId } from '../commerce/ids.ts';
import type { StockBalance } from '../commerce/stock.ts';
import { quantity } from '../kernel/quantity.ts';
import type { ReadBalance } from './newest-balance.decide.ts';
import type { ToldBalance } from './told-balance.ts';

export const MUG = ErpProductId.parse('101');
export const SHELF = WarehouseId.parse('7');
export const BACK = WarehouseId.parse('8');

/** Our clock. */
export const READ_AT = Date.UTC(2026, 2, 10, 12);
/** The ERP's clock stands an hour and a bit from ours: who mixes them up is found out. */
const ERP_READ_AT = READ_AT - 3_723_000;

/** An instant of the ERP's clock, so many seconds after the read; cut to seconds like every date of an event. */
export function erpDate(secondsAfterRead: number): number {
  return Math.floor((ERP_READ_AT + secondsAfterRead * 1_000) / 1_000) * 1_000;
}

/** All on one shelf, or so many more in the back. */
export function balanceOf(units: number | string, back?: number): StockBalance {
  const onShelf = { warehouseId: SHELF, physical: quantity(units), virtual: quantity(units) };
  if (back === undefined)
    return {
      productId: MUG,
      physical: quantity(units),
      virtual: quantity(units),
      warehouses: [onShelf],
    };
  const inBack = { warehouseId: BACK, physical: quantity(back), virtual: quantity(back) };
  const total = quantity(Number(units) + back);
  return { productId: MUG, physical: total, virtual: total, warehouses: [onShelf, inBack] };
}

/** A read that took a second. */
export function readOf(
  balance: StockBalance | number | string,
  beganAt: number,
  seenEventId?: string,
): ReadBalance {
  const earliest = ERP_READ_AT + beganAt - READ_AT;
  return {
    balance: typeof balance === 'object' ? balance : balanceOf(balance),
    beganAt,
    within: { earliest, latest: earliest + 1_000 },
    seenEventId,
  };
}

/** Told in full, as `virtual_stock.updated` does. */
export function toldOf(balance: StockBalance | number | string, date: number): ToldBalance {
  const whole = typeof balance === 'object' ? balance : balanceOf(balance);
  const event = { id: `event-${date}-${whole.virtual}`, date };
  return { ...whole, event, arrivedAt: READ_AT + 90_000, lists: 'all', manyDependants: false };
}

/** One warehouse told, as `stock.created` does. */
export function movedTo(
  warehouse: WarehouseId,
  units: number,
  { date, total }: { readonly date: number; readonly total: number },
): ToldBalance {
  const moved = { warehouseId: warehouse, physical: quantity(units), virtual: quantity(units) };
  const told = toldOf(total, date);
  return {
    ...told,
    event: { id: `moved-${warehouse}-${date}-${units}`, date },
    warehouses: [moved],
    lists: 'moved',
  };
}
