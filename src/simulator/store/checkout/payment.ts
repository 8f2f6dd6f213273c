import type { Order } from '../order/order.ts';
import { addPayment } from '../order/payment.ts';
import { changeStatus } from '../order/status.ts';
import type { PaymentMethod } from '../payment-methods.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';

/** What happens to a fresh order by its payment method, at once and later. */
export function startPayment(shop: Shop, order: Order, method: PaymentMethod): void {
  if (method.first === 'paid') receivePayment(shop, order);
  else if (method.first === 'pending') cancelWhenUnpaid(shop, order);
  else setStatus(shop, order, method.first);

  const { pixPaidAfterMs, boletoPaidAfterMs } = shop.options.payments;
  const paysAfterMs = { pix: pixPaidAfterMs, boleto: boletoPaidAfterMs }[method.id];
  if (paysAfterMs === undefined) return;
  shop.agenda.after(paysAfterMs, () => {
    if (['pending', 'on-hold'].includes(order.status)) {
      withCause(shop, { by: 'checkout' }, () => receivePayment(shop, order));
    }
  });
}

/** The gateway says: paid. */
export function receivePayment(shop: Shop, order: Order): void {
  const transaction = Buffer.from(shop.random.bytes(8)).toString('hex');
  addPayment(shop, order, order.transactionId || transaction);
  tellChange(shop, order);
}

export function setStatus(shop: Shop, order: Order, status: string): void {
  changeStatus(shop, order, status);
  tellChange(shop, order);
}

function tellChange(shop: Shop, order: Order): void {
  order.modifiedAt = shop.now();
  shop.emit('order.updated', order.id);
}

/** Unpaid pending orders of the checkout are cancelled when their hold ends (guide 8). */
function cancelWhenUnpaid(shop: Shop, order: Order): void {
  shop.agenda.after(shop.options.holdStockMinutes * 60_000, () => {
    if (order.status === 'pending') {
      withCause(shop, { by: 'checkout' }, () => setStatus(shop, order, 'cancelled'));
    }
  });
}
