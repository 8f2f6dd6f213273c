import { receivePayment, setStatus } from '../checkout/payment.ts';
import type { CheckoutResult } from '../checkout/place-order.ts';
import type { ShopperWish } from '../checkout/shopper.ts';
import { sendShopper } from '../checkout/shopper.ts';
import { createRefund } from '../order/order-refund.ts';
import type { Order } from '../order/order.ts';
import { removeOrder } from '../order/remove-order.ts';
import { updateOrder } from '../order/write-order.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';
import { setQuantity, touch } from '../stock/quantity.ts';
import { type OrderEdit, toEditBody } from './order-edit.ts';
import { type RefundWish, toRefundBody } from './refund-wish.ts';

interface Piece {
  readonly sku: string;
  readonly quantity: number;
}

/** The hands of people around the shop: buyers, the payment gateway, whoever works in its admin. */
export interface StoreControl {
  buy(wish: ShopperWish): CheckoutResult;
  /** The gateway reports the payment, even of a cancelled order. */
  pay(orderId: number): Order;
  changeStatus(orderId: number, status: string): Order;
  refund(orderId: number, wish: RefundWish): Order;
  /** Someone edits the order in the admin; stock of a reduced order follows, totals of lines do not (guide 5). */
  editOrder(orderId: number, edit: OrderEdit): Order;
  /** Pieces come back and are refunded; others go out on a new line of the same order. */
  exchange(orderId: number, exchange: { readonly back: Piece; readonly instead: Piece }): Order;
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
    editOrder: (orderId, edit) =>
      change(orderId, (order) => updateOrder(shop, order, toEditBody(order, edit))),
    exchange: (orderId, { back, instead }) =>
      change(orderId, (order) => {
        createRefund(shop, order, toRefundBody(order, { items: [back], reason: 'Troca' }));
        updateOrder(shop, order, toEditBody(order, { add: [instead] }));
      }),
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
