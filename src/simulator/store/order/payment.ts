import type { Shop } from '../shop.ts';
import type { Order } from './order.ts';
import { findLineProduct } from './reduced-stock.ts';
import { changeStatus } from './status.ts';

/** Payment complete: processing, or completed when nothing is to be shipped, or by `cod` (guide 5). */
export function addPayment(shop: Shop, order: Order, transactionId: string): void {
  if (transactionId !== '') order.transactionId = transactionId;
  order.paidAt ??= shop.now();
  const done = order.paymentMethod === 'cod' || !needsProcessing(shop, order);
  changeStatus(shop, order, done ? 'completed' : 'processing');
}

/** Something in it is more than a download. */
export function needsProcessing(shop: Shop, order: Order): boolean {
  return order.lines.some((line) => {
    const plain = findLineProduct(shop, line)?.plain;
    return !(plain?.['virtual'] === true && plain['downloadable'] === true);
  });
}
