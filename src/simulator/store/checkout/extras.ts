import { parseCents } from '../../../kernel/cents.ts';
import { setMeta } from '../meta.ts';
import type { Order } from '../order/order.ts';
import type { PaymentMethod } from '../payment-methods.ts';
import type { Shop } from '../shop.ts';

/** What plugins put into a checkout beyond its form. Percentages are whole. */
export interface CheckoutExtras {
  /** Lowers every line, as a coupon does (guide 5). */
  readonly coupon?: { readonly code: string; readonly percent: number } | undefined;
  /** Share of the goods, as a fee line; negative for the usual Pix discount (guide 5). */
  readonly fee?: { readonly name: string; readonly percent: number } | undefined;
  /** Replaces the document of the form, unchecked: the buyer of a checkout that lacks the Brazilian plugin. */
  readonly document?: { readonly cpf: string } | undefined;
  /** Inscrição estadual, where the plugin asks for it. */
  readonly ie?: string | undefined;
  /** In how many parts the buyer pays, as a gateway leaves it with the order. */
  readonly installments?: { readonly key: string; readonly count: number } | undefined;
  /** A gateway that this shop's own list does not have. */
  readonly payment?: PaymentMethod | undefined;
}

/** Coupon first: the fee counts what is left of the goods. */
export function addExtras(shop: Shop, order: Order, extras: CheckoutExtras): void {
  const { coupon, fee, document, ie, installments } = extras;
  if (coupon) takeCoupon(shop, order, coupon);
  if (fee) {
    const totalCents = percentOf(goodsCents(order), fee.percent);
    order.feeLines.push({ id: shop.ids.item(), name: fee.name, totalCents, meta: [] });
  }
  if (document) setMeta(order.meta, { key: '_billing_cpf', value: document.cpf }, shop.ids.meta);
  if (ie) setMeta(order.meta, { key: '_billing_ie', value: ie }, shop.ids.meta);
  if (installments) {
    const { key, count } = installments;
    setMeta(order.meta, { key, value: String(count) }, shop.ids.meta);
  }
}

function takeCoupon(
  shop: Shop,
  order: Order,
  { code, percent }: { code: string; percent: number },
) {
  const before = goodsCents(order);
  for (const line of order.lines) {
    line.totalCents = line.subtotalCents - percentOf(line.subtotalCents, percent);
  }
  const discountCents = before - goodsCents(order);
  order.couponLines.push({ id: shop.ids.item(), code: code.toLowerCase(), discountCents });
}

function goodsCents(order: Order): number {
  return order.lines.reduce((sum, { totalCents }) => sum + totalCents, 0);
}

/** Rounded half up, in whole cents. */
function percentOf(cents: number, percent: number): number {
  return parseCents(String((cents * percent) / 10_000));
}
