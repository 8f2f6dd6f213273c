import type { StoreOptions } from '../options.ts';
import { emptyOrder, openOrder } from '../order/create-order.ts';
import { addNote } from '../order/notes.ts';
import { lineOf } from '../order/order-lines.ts';
import type { Order } from '../order/order.ts';
import type { PaymentMethod } from '../payment-methods.ts';
import { findPaymentMethod } from '../payment-methods.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';
import { holdUnits } from '../stock/holds.ts';
import { writeBuyer } from './buyer.ts';
import type { CheckoutForm, CheckoutProblems } from './checkout-form.ts';
import { findFormProblems } from './checkout-form.ts';
import type { CheckoutExtras } from './extras.ts';
import { addExtras } from './extras.ts';
import type { Wanted } from './find-cart-problem.ts';
import { findCartProblem } from './find-cart-problem.ts';
import { startPayment } from './payment.ts';

export interface CartItem {
  readonly productId: number;
  readonly quantity: number;
}

/** A purchase: who, what, and from which browser. */
export interface Purchase {
  /** The classic checkout, or the block checkout, which the Brazilian plugin does not know. Default: classic. */
  readonly via?: 'checkout' | 'store-api' | undefined;
  readonly form: CheckoutForm;
  readonly items: readonly CartItem[];
  readonly customerIp: string;
  readonly userAgent: string;
  readonly extras?: CheckoutExtras | undefined;
}

export type CheckoutResult =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly problems: CheckoutProblems };

/**
 * The one checkout of pages and simulated shoppers. In one step: is it there (holds of unpaid orders counted),
 * then hold it and open the order. Of two buyers of a last unit only one gets it.
 */
export function placeOrder(shop: Shop, purchase: Purchase): CheckoutResult {
  const wanted = purchase.items.flatMap(({ productId, quantity }) => {
    const product = shop.products.get(productId);
    return product && quantity > 0 ? [{ product, quantity }] : [];
  });
  const shipping = shop.options.shipping.find((one) => one.id === purchase.form.shippingId);
  const method = purchase.extras?.payment ?? findPaymentMethod(purchase.form.payment);
  const problems = {
    ...findFormProblems(purchase.form),
    ...(shipping ? {} : { shippingId: 'Escolha a forma de entrega.' }),
    ...(method ? {} : { payment: 'Escolha a forma de pagamento.' }),
    ...findCartProblem(shop, wanted, purchase.items.length),
  };
  if (Object.keys(problems).length > 0 || !shipping || !method) return { ok: false, problems };
  const order = withCause(shop, { by: 'checkout' }, () =>
    openCheckoutOrder(shop, purchase, { wanted, shipping, method }),
  );
  return { ok: true, order };
}

function openCheckoutOrder(
  shop: Shop,
  purchase: Purchase,
  chosen: {
    wanted: readonly Wanted[];
    shipping: StoreOptions['shipping'][number];
    method: PaymentMethod;
  },
): Order {
  const { wanted, shipping, method } = chosen;
  const order = emptyOrder(shop, {
    ...purchase,
    createdVia: purchase.via ?? 'checkout',
    status: 'pending',
  });
  writeBuyer(shop, order, purchase.form);
  order.paymentMethod = method.id;
  order.paymentTitle = method.title;
  order.lines = wanted.map(({ product, quantity }) => lineOf(shop, product, quantity));
  const items = order.lines.map((line) => `${line.name} &times; ${line.quantity}`);
  order.shippingLines = [
    {
      id: shop.ids.item(),
      methodId: shipping.methodId,
      methodTitle: shipping.title,
      instanceId: '1',
      totalCents: shipping.priceCents,
      meta: [{ id: shop.ids.meta(), key: 'Items', value: items.join(', ') }],
    },
  ];
  addExtras(shop, order, purchase.extras ?? {});
  openOrder(shop, order);
  holdUnits(shop, order.id, wanted);
  addNote(
    shop,
    order,
    `Stock hold of ${shop.options.holdStockMinutes} minutes applied to: <br>- ${items.join('<br>- ')}`,
  );
  startPayment(shop, order, method);
  return order;
}
