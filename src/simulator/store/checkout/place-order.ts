import type { StoreOptions } from '../options.ts';
import { emptyOrder, openOrder } from '../order/create-order.ts';
import { addNote } from '../order/notes.ts';
import { lineOf } from '../order/order-lines.ts';
import type { Order } from '../order/order.ts';
import type { PaymentMethod } from '../payment-methods.ts';
import { findPaymentMethod } from '../payment-methods.ts';
import { isPurchasable } from '../product/price.ts';
import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';
import { buyableUnits, holdUnits } from '../stock/holds.ts';
import { findStockHolder } from '../stock/quantity.ts';
import { decodeName } from '../wire-text.ts';
import { writeBuyer } from './buyer.ts';
import type { CheckoutForm, CheckoutProblems } from './checkout-form.ts';
import { findFormProblems } from './checkout-form.ts';
import type { CheckoutExtras } from './extras.ts';
import { addExtras } from './extras.ts';
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

type Wanted = { product: Product; quantity: number };

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
    ...cartProblem(shop, wanted, purchase.items.length),
  };
  if (Object.keys(problems).length > 0 || !shipping || !method) return { ok: false, problems };
  const order = withCause(shop, { by: 'checkout' }, () =>
    openCheckoutOrder(shop, purchase, { wanted, shipping, method }),
  );
  return { ok: true, order };
}

function cartProblem(shop: Shop, wanted: readonly Wanted[], asked: number): CheckoutProblems {
  if (asked === 0) return { cart: 'O carrinho está vazio.' };
  const gone = wanted.length < asked || wanted.some(({ product }) => !isOnOffer(shop, product));
  if (gone) return { cart: 'Um produto do carrinho não está mais à venda.' };
  const short = wanted.find(
    ({ product }) => unitsOf(shop, wanted, product) > buyableUnits(shop, product),
  );
  if (!short) return {};
  const left = buyableUnits(shop, short.product);
  const name = decodeName(lineName(shop, short.product));
  return {
    cart:
      left === 0
        ? `“${name}” acabou de esgotar. Remova do carrinho para continuar.`
        : `Só restam ${left} de “${name}”. Diminua a quantidade para continuar.`,
  };
}

function isOnOffer(shop: Shop, product: Product): boolean {
  const parent = product.type === 'variation' ? shop.products.get(product.parentId) : product;
  return (
    product.type !== 'variable' && isPurchasable(shop, product) && parent?.status === 'publish'
  );
}

/** Two lines may drink from one pool: count what all of them want of it. */
function unitsOf(shop: Shop, wanted: readonly Wanted[], product: Product): number {
  const holder = findStockHolder(shop, product) ?? product;
  return wanted
    .filter((one) => (findStockHolder(shop, one.product) ?? one.product) === holder)
    .reduce((sum, one) => sum + one.quantity, 0);
}

function lineName(shop: Shop, product: Product): string {
  const parent = shop.products.get(product.parentId);
  return parent ? `${parent.name} - ${product.name}` : product.name;
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
