import type { Shop } from '../shop.ts';
import { releaseHolds } from '../stock/holds.ts';
import { addNote } from './notes.ts';
import type { Order } from './order.ts';
import { reduceStock, returnStock } from './reduced-stock.ts';
import { orderTotals, refundedCents } from './totals.ts';

const REDUCING = ['processing', 'completed', 'on-hold'];
const RETURNING = ['cancelled', 'pending', 'failed'];

const NAMES: Readonly<Record<string, string>> = {
  pending: 'Pending payment',
  processing: 'Processing',
  'on-hold': 'On hold',
  completed: 'Completed',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
  failed: 'Failed',
  'checkout-draft': 'Draft',
};

export function statusName(shop: Shop, status: string): string {
  return shop.options.customStatuses[status] ?? NAMES[status] ?? status;
}

/** All statuses of the shop with their names, without `trash`. */
export function knownStatuses(shop: Shop): Readonly<Record<string, string>> {
  return { ...NAMES, ...shop.options.customStatuses };
}

/**
 * Moves an order to a status with all that hangs on it: stock, dates, holds, refund (guide 8).
 * Says nothing to webhooks; the caller does.
 */
export function changeStatus(shop: Shop, order: Order, to: string): void {
  const from = order.status;
  if (from === to) return;
  order.status = to;
  shop.history.statuses.push({ at: shop.clock.now(), orderId: order.id, from, to });
  setStatusDates(shop, order);
  if (to !== 'pending') releaseHolds(shop, order.id);
  moveStockByStatus(shop, order);
  addNote(
    shop,
    order,
    `Order status changed from ${statusName(shop, from)} to ${statusName(shop, to)}.`,
  );
  if (to === 'refunded') refundRest(shop, order, 'Order fully refunded.');
}

/** What the status asks of the stock; custom statuses leave it as it is. */
export function moveStockByStatus(shop: Shop, order: Order): void {
  if (REDUCING.includes(order.status)) reduceStock(shop, order);
  if (RETURNING.includes(order.status)) returnStock(shop, order);
}

/** Cash on delivery is paid when it is completed; everything else when it is in process (observed). */
export function setStatusDates(shop: Shop, order: Order): void {
  const { status } = order;
  const isInProcess = status === 'processing' && order.paymentMethod !== 'cod';
  if (isInProcess || status === 'completed') order.paidAt ??= shop.now();
  if (status === 'completed') order.completedAt = shop.now();
}

/** Status `refunded` makes a full refund by itself and returns no stock (guide 5). */
function refundRest(shop: Shop, order: Order, reason: string): void {
  const amountCents = orderTotals(order).total - refundedCents(order);
  if (amountCents <= 0) return;
  order.refunds.push({
    id: shop.ids.post(),
    createdAt: shop.now(),
    reason,
    amountCents,
    lines: [],
    meta: [{ id: shop.ids.meta(), key: '_refund_type', value: 'full' }],
  });
}
