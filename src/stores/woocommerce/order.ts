import { z } from 'zod';

import { StoreOrderId } from '../../commerce/ids.ts';
import type { StoreOrder, StoreOrderLine, StoreRefund } from '../../commerce/order.ts';
import { Party, readBuyer, readShippingAddress } from './buyer.ts';
import { toItemId } from './item-id.ts';
import { Id, Instant, listOf, Meta, Money, OptionalId, RawText, Text, Units } from './wire.ts';

/** Asked for by name: a shop with prices in whole reais would round the cents away. */
export const TWO_DECIMALS = { dp: 2 };

const Line = z
  .object({
    id: Id,
    product_id: OptionalId,
    variation_id: OptionalId,
    sku: Text,
    name: Text,
    quantity: Units,
    subtotal: Money,
    subtotal_tax: Money,
    total: Money,
    total_tax: Money,
    meta_data: Meta,
  })
  .transform((line): StoreOrderLine => ({
    id: line.id,
    itemId: itemOf(line.product_id, line.variation_id),
    sku: line.sku,
    name: line.name,
    quantity: line.quantity ?? 0,
    reducedUnits: Units.parse(line.meta_data.get('_reduced_stock')) ?? 0,
    subtotalCents: line.subtotal,
    subtotalTaxCents: line.subtotal_tax,
    totalCents: line.total,
    totalTaxCents: line.total_tax,
  }));

const Fee = z
  .object({ name: Text, total: Money, total_tax: Money })
  .transform((fee) => ({ name: fee.name, totalCents: fee.total, taxCents: fee.total_tax }));

const Refund = z
  .object({ id: Id, total: Money, reason: Text })
  // The order's list of refunds tells no lines (guide 5): those take a call of their own.
  .transform((refund): StoreRefund => ({
    id: refund.id,
    totalCents: refund.total,
    reason: refund.reason,
    lines: undefined,
  }));

const Shipping = z.object({ method_id: Text, method_title: Text });

/**
 * One order as lists, single reads and webhooks give it.
 *
 * @see guide woocommerce 5
 */
export const OrderRow = z.object({
  id: Id.pipe(StoreOrderId),
  number: Text,
  status: RawText.pipe(z.string().min(1)),
  currency: RawText,
  date_created_gmt: Instant,
  date_modified_gmt: Instant,
  date_paid_gmt: Instant,
  total: Money,
  shipping_total: Money,
  shipping_tax: Money,
  discount_total: Money,
  discount_tax: Money,
  line_items: listOf(Line),
  fee_lines: listOf(Fee),
  refunds: listOf(Refund),
  coupon_lines: listOf(z.object({ code: Text })),
  shipping_lines: listOf(Shipping),
  payment_method: Text,
  payment_method_title: Text,
  transaction_id: Text,
  customer_note: Text,
  billing: Party,
  shipping: Party,
  meta_data: Meta,
  created_via: Text,
});
export type OrderRow = z.infer<typeof OrderRow>;

/** Meta keys of plugins that this shop uses. */
export interface MetaKeys {
  readonly documents: readonly string[];
  readonly installments: readonly string[];
}

export function rowToOrder(row: OrderRow, keys: MetaKeys): StoreOrder {
  const source = { billing: row.billing, shipping: row.shipping, meta: row.meta_data };
  return {
    id: row.id,
    number: row.number || row.id,
    status: withoutPrefix(row.status),
    currency: row.currency,
    createdAt: row.date_created_gmt ?? row.date_modified_gmt ?? 0,
    modifiedAt: row.date_modified_gmt ?? row.date_created_gmt ?? 0,
    paidAt: row.date_paid_gmt,
    totalCents: row.total,
    shippingCents: row.shipping_total,
    shippingTaxCents: row.shipping_tax,
    discountCents: row.discount_total,
    discountTaxCents: row.discount_tax,
    lines: row.line_items,
    fees: row.fee_lines,
    refunds: row.refunds,
    coupons: row.coupon_lines.map(({ code }) => code),
    paymentMethod: row.payment_method,
    paymentTitle: row.payment_method_title,
    installments: installmentsOf(row.meta_data, keys.installments),
    paymentReference: row.transaction_id,
    shippingMethod: row.shipping_lines[0]?.method_id ?? '',
    shippingTitle: row.shipping_lines[0]?.method_title ?? '',
    customerNote: row.customer_note,
    buyer: readBuyer(source, keys.documents),
    shippingAddress: readShippingAddress(source),
    createdVia: row.created_via,
  };
}

/** The first key that holds a number of parts; `3`, `3x` and `3x de R$ 40,00` are three. */
function installmentsOf(meta: ReadonlyMap<string, string>, keys: readonly string[]): number {
  const counts = keys.map((key) => /^\s*(\d{1,2})(?!\d|[.,]\d)/.exec(meta.get(key) ?? '')?.[1]);
  return Number(counts.find((count) => Number(count) > 0) ?? 1);
}

/** `wc-completed` is refused on write and absent in data, but plugins and people write it (guide 5). */
export function withoutPrefix(status: string): string {
  return status.replace(/^wc-/, '');
}

/** A line of a product that is gone has product 0 (guide 5). */
function itemOf(productId: string, variationId: string) {
  if (productId === '0') return undefined;
  return variationId === '0' ? toItemId(productId) : toItemId(productId, variationId);
}
