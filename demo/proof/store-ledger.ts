import type { StoreHistory } from '../sandboxes/store.ts';
import type { AcceptedSale, ReturnedUnits } from './oversold.ts';

/** What the store accepted, and what came back to its shelf, in the order in which it happened. */
export interface StoreLedger {
  readonly sales: readonly AcceptedSale[];
  readonly returns: readonly ReturnedUnits[];
}

/**
 * A sale counts from its order on, paid or not: the store holds the units. They come back when the order is
 * cancelled or fails, and when a refund raises the store's number; an order that is paid after all takes them again.
 */
export function storeLedger(history: StoreHistory): StoreLedger {
  const sales = history.sales.map(({ at, orderId, sku, quantity }) => ({
    at,
    orderId,
    sku,
    units: quantity,
  }));
  const out = new Map<string, number>();
  const key = (orderId: number, sku: string) => `${orderId} ${sku}`;
  for (const { orderId, sku, units } of sales) out.set(key(orderId, sku), units);

  const returns: ReturnedUnits[] = [];
  const bring = (at: number, orderId: number, { sku, units }: { sku: string; units: number }) => {
    if (units === 0) return;
    returns.push({ at, sku, units });
    out.set(key(orderId, sku), (out.get(key(orderId, sku)) ?? 0) - units);
  };
  for (const event of eventsOf(history)) {
    const { at, orderId } = event;
    for (const { sku, units } of sales.filter((sale) => sale.orderId === orderId)) {
      const still = out.get(key(orderId, sku)) ?? 0;
      bring(at, orderId, { sku, units: unitsBack(event, { sku, units, still }) });
    }
  }
  return { sales, returns };
}

type Event = { readonly at: number; readonly orderId: number } & (
  | { readonly is: 'ended' }
  | { readonly is: 'paid_after_all' }
  | { readonly is: 'raised'; readonly sku: string; readonly units: number }
);

/** Of one line; negative when its units leave again. */
function unitsBack(event: Event, line: { sku: string; units: number; still: number }): number {
  if (event.is === 'ended') return line.still;
  if (event.is === 'paid_after_all') return line.still - line.units;
  return event.sku === line.sku ? Math.min(event.units, line.still) : 0;
}

const ENDED = ['cancelled', 'failed'];

/** A cancellation raises the number too: its units are counted once, by whichever comes first. */
function eventsOf({ statuses, quantities }: StoreHistory): Event[] {
  const ends = statuses.flatMap(({ at, orderId, from, to }): Event[] => {
    if (ENDED.includes(to)) return [{ is: 'ended', at, orderId }];
    return ENDED.includes(from) ? [{ is: 'paid_after_all', at, orderId }] : [];
  });
  const raises = quantities.flatMap(({ at, orderId, sku, before, after }): Event[] => {
    const units = (after ?? 0) - (before ?? 0);
    return orderId !== undefined && units > 0 ? [{ is: 'raised', at, orderId, sku, units }] : [];
  });
  return [...ends, ...raises].toSorted((one, other) => one.at - other.at);
}
