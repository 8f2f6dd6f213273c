import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { releaseHolds } from '../stock/holds.ts';
import type { Order } from './order.ts';

/** Neither trash nor delete returns stock; what webhooks hear depends on the storage (guide 7). */
export function removeOrder(shop: Shop, order: Order, how: { force: boolean }): Order {
  if (how.force) {
    shop.orders.delete(order.id);
    releaseHolds(shop, order.id);
    return order;
  }
  if (order.status === 'trash') {
    throw refusal(410, 'woocommerce_rest_already_trashed', 'The Order has already been deleted.');
  }
  const from = order.status;
  order.status = 'trash';
  order.modifiedAt = shop.now();
  releaseHolds(shop, order.id);
  shop.history.statuses.push({ at: shop.clock.now(), orderId: order.id, from, to: 'trash' });
  if (shop.options.orderStorage === 'legacy') {
    shop.emit('order.updated', order.id);
    shop.emit('product.deleted', order.id);
  }
  shop.emit('order.deleted', order.id);
  return order;
}
