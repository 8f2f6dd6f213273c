import type { Fields } from '../input.ts';
import { isGiven, toBoolean, toFieldsList, toInteger, toText } from '../input.ts';
import { setMeta, writeMeta } from '../meta.ts';
import { Refusal, refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { mergedAddress } from './address.ts';
import { requireValidLines } from './check-lines.ts';
import { emptyOrder, openOrder } from './create-order.ts';
import { writeLines } from './order-lines.ts';
import { orderStatuses } from './order-rules.ts';
import type { Order } from './order.ts';
import { writeOtherLines } from './other-lines.ts';
import { addPayment } from './payment.ts';
import { changeStatus, moveStockByStatus, setStatusDates } from './status.ts';

/** `POST /orders`: availability is not looked at (guide 8). @throws {Refusal} */
export function createOrder(shop: Shop, body: Fields): Order {
  requireCustomer(shop, body);
  const order = emptyOrder(shop, { createdVia: 'rest-api', status: 'pending' });
  requireValidLines(order, body);
  writeFields(shop, order, body);
  if (toFieldsList(body['coupon_lines']).length > 0) throw leaveDraft(shop, order);
  if (isGiven(body, 'status')) order.status = toStatus(shop, body['status']);
  openOrder(shop, order);
  setStatusDates(shop, order);
  moveStockByStatus(shop, order);
  if (toBoolean(body['set_paid'])) addPayment(shop, order, toText(body['transaction_id']));
  return order;
}

/** `PUT /orders/{id}`. Fires `order.updated`, except when it restores from the trash under HPOS. @throws {Refusal} */
export function updateOrder(shop: Shop, order: Order, body: Fields): Order {
  const wasTrashed = order.status === 'trash';
  const before = visible(order);
  requireCustomer(shop, body);
  requireValidLines(order, body);
  writeFields(shop, order, body);
  if (isGiven(body, 'status')) changeStatus(shop, order, toStatus(shop, body['status']));
  if (toBoolean(body['set_paid'])) addPayment(shop, order, toText(body['transaction_id']));
  bump(shop, order, before);
  const silent = wasTrashed && shop.options.orderStorage === 'hpos';
  if (!silent) shop.emit('order.updated', order.id);
  return order;
}

/** This shop has no coupons: the create fails and leaves its draft behind, for webhooks to see (guide 3, 5). */
function leaveDraft(shop: Shop, order: Order): Refusal {
  order.status = 'checkout-draft';
  shop.orders.set(order.id, order);
  shop.emit('order.created', order.id);
  return new Refusal({
    status: 400,
    code: 'woocommerce_rest_invalid_coupon',
    message: 'Coupon does not exist!',
    data: { new_draft_order_id: order.id },
  });
}

/** Legacy storage does not bump the date for meta-only and empty changes (fact 13). */
function bump(shop: Shop, order: Order, before: string): void {
  if (shop.options.orderStorage === 'hpos' || visible(order) !== before) {
    order.modifiedAt = shop.now();
  }
}

function visible(order: Order): string {
  return JSON.stringify({ ...order, meta: [], notes: [], modifiedAt: 0 });
}

function writeFields(shop: Shop, order: Order, body: Fields): void {
  order.billing = mergedAddress(order.billing, body['billing']);
  order.shipping = mergedAddress(order.shipping, body['shipping']);
  if (isGiven(body, 'customer_id')) order.customerId = toInteger(body['customer_id']);
  if (isGiven(body, 'customer_note')) order.customerNote = toText(body['customer_note']);
  if (isGiven(body, 'payment_method')) order.paymentMethod = toText(body['payment_method']);
  if (isGiven(body, 'payment_method_title'))
    order.paymentTitle = toText(body['payment_method_title']);
  if (isGiven(body, 'transaction_id')) order.transactionId = toText(body['transaction_id']);
  if (shop.options.correiosPlugin && isGiven(body, 'correios_tracking_code')) {
    const value = toText(body['correios_tracking_code']);
    setMeta(order.meta, { key: '_correios_tracking_code', value }, shop.ids.meta);
  }
  writeMeta(order.meta, body['meta_data'], shop.ids.meta);
  writeLines(shop, order, body['line_items']);
  writeOtherLines(shop, order, body);
}

/** A bad status got here only by a batch: it becomes pending (fact 8). */
function toStatus(shop: Shop, value: unknown): string {
  const status = toText(value);
  return orderStatuses(shop).includes(status) ? status : 'pending';
}

function requireCustomer(shop: Shop, body: Fields): void {
  const id = toInteger(body['customer_id']);
  if (id !== 0 && !shop.customers.has(id)) {
    throw refusal(400, 'woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.');
  }
}
