import { centsToText } from '../../../kernel/cents.ts';
import { receivePayment, setStatus } from '../checkout/payment.ts';
import type { CheckoutResult } from '../checkout/place-order.ts';
import type { ShopperWish } from '../checkout/shopper.ts';
import { sendShopper } from '../checkout/shopper.ts';
import { createRefund } from '../order/order-refund.ts';
import type { Order } from '../order/order.ts';
import { removeOrder } from '../order/remove-order.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';
import { setQuantity, touch } from '../stock/quantity.ts';

/** What is given back: an amount, lines by SKU, or both. */
export interface RefundWish {
  readonly amountCents?: number | undefined;
  readonly reason?: string | undefined;
  readonly items?: readonly { readonly sku: string; readonly quantity: number }[] | undefined;
}

/** The hands of people around the shop: buyers, the payment gateway, whoever works in its admin. */
export interface StoreControl {
  buy(wish: ShopperWish): CheckoutResult;
  /** The gateway reports the payment, even of a cancelled order. */
  pay(orderId: number): Order;
  changeStatus(orderId: number, status: string): Order;
  refund(orderId: number, wish: RefundWish): Order;
  trash(orderId: number): Order;
  /** Someone types a quantity into the admin. */
  setStock(sku: string, quantity: number): void;
}

export function createControl(shop: Shop): StoreControl {
  const operate = <Result>(work: () => Result) => withCause(shop, { by: 'operator' }, work);

  function change(orderId: number, work: (order: Order) => unknown): Order {
    const order = shop.orders.get(orderId);
    if (!order) throw refusal(404, 'control_unknown_order', `no order ${orderId}`);
    operate(() => work(order));
    return order;
  }

  return {
    buy: (wish) => sendShopper(shop, wish),
    pay: (orderId) => change(orderId, (order) => receivePayment(shop, order)),
    changeStatus: (orderId, status) => change(orderId, (order) => setStatus(shop, order, status)),
    refund: (orderId, wish) =>
      change(orderId, (order) => createRefund(shop, order, toRefundBody(order, wish))),
    trash: (orderId) => change(orderId, (order) => removeOrder(shop, order, { force: false })),
    setStock(sku, quantity) {
      const product = [...shop.products.values()].find((one) => one.sku === sku);
      if (!product) throw refusal(404, 'control_unknown_sku', `no product ${sku}`);
      operate(() => setQuantity(shop, product, quantity));
      touch(shop, product);
      shop.emit('product.updated', product.id);
    },
  };
}

function toRefundBody(order: Order, wish: RefundWish) {
  const lines = (wish.items ?? []).flatMap(({ sku, quantity }) => {
    const line = order.lines.find((one) => one.sku === sku);
    if (!line) return [];
    const cents = Math.round((line.totalCents / line.quantity) * quantity);
    return [{ id: line.id, quantity, refund_total: centsToText(cents) }];
  });
  const amount = wish.amountCents === undefined ? {} : { amount: centsToText(wish.amountCents) };
  return { ...amount, reason: wish.reason ?? '', api_refund: false, line_items: lines };
}
