import { metaToWire } from '../meta.ts';
import type { Shop } from '../shop.ts';
import { wireDates } from '../site-time.ts';
import { money } from './order-wire.ts';
import type { Order, OrderNote, Refund, RefundLine } from './order.ts';

export function noteToWire(shop: Shop, order: Order, note: OrderNote) {
  const dates = wireDates(note.createdAt, shop.options.gmtOffsetMinutes);
  return {
    id: note.id,
    author: note.author,
    date_created: dates.local,
    date_created_gmt: dates.gmt,
    note: note.note,
    customer_note: note.forCustomer,
    _links: detailLinks(shop, order, `notes/${note.id}`),
  };
}

export function refundToWire(shop: Shop, order: Order, refund: Refund) {
  const dates = wireDates(refund.createdAt, shop.options.gmtOffsetMinutes);
  return {
    id: refund.id,
    date_created: dates.local,
    date_created_gmt: dates.gmt,
    amount: money(refund.amountCents),
    reason: refund.reason,
    refunded_by: 1,
    refunded_payment: false,
    meta_data: metaToWire(refund.meta),
    line_items: linesOf(refund, 'goods').map((line) => goodsToWire(order, line)),
    shipping_lines: linesOf(refund, 'shipping').map((line) => shippingToWire(order, line)),
    tax_lines: [],
    fee_lines: linesOf(refund, 'fee').map((line) => feeToWire(order, line)),
    _links: detailLinks(shop, order, `refunds/${refund.id}`),
  };
}

function linesOf(refund: Refund, of: RefundLine['of']): readonly RefundLine[] {
  return refund.lines.filter((line) => line.of === of);
}

/** Which line of the order it is about stands only here. */
function refundedItem(line: RefundLine) {
  return [{ id: line.id, key: '_refunded_item_id', value: String(line.orderLineId) }];
}

/** Quantities and totals of a refund are negative. */
function goodsToWire(order: Order, line: RefundLine) {
  const sold = order.lines.find((one) => one.id === line.orderLineId);
  return {
    id: line.id,
    name: sold?.name ?? '',
    product_id: sold?.productId ?? 0,
    variation_id: sold?.variationId ?? 0,
    quantity: 0 - line.quantity,
    tax_class: '',
    subtotal: money(0 - line.totalCents),
    subtotal_tax: '0.00',
    total: money(0 - line.totalCents),
    total_tax: '0.00',
    taxes: [],
    meta_data: refundedItem(line),
    sku: sold?.sku ?? null,
    price: line.quantity === 0 ? 0 : line.totalCents / 100 / line.quantity,
  };
}

function shippingToWire(order: Order, line: RefundLine) {
  const paid = order.shippingLines.find((one) => one.id === line.orderLineId);
  return {
    id: line.id,
    method_title: paid?.methodTitle ?? '',
    method_id: paid?.methodId ?? '',
    instance_id: paid?.instanceId ?? '',
    total: money(0 - line.totalCents),
    total_tax: '0.00',
    taxes: [],
    meta_data: refundedItem(line),
  };
}

function feeToWire(order: Order, line: RefundLine) {
  const paid = order.feeLines.find((one) => one.id === line.orderLineId);
  return {
    id: line.id,
    name: paid?.name ?? '',
    tax_class: '',
    tax_status: 'taxable',
    amount: '',
    total: money(0 - line.totalCents),
    total_tax: '0.00',
    taxes: [],
    meta_data: refundedItem(line),
  };
}

function detailLinks(shop: Shop, order: Order, path: string) {
  const base = `${shop.options.siteUrl}/wp-json/wc/v3/orders/${order.id}`;
  const [collection = ''] = path.split('/');
  return {
    self: [{ href: `${base}/${path}`, targetHints: { allow: ['GET', 'DELETE'] } }],
    collection: [{ href: `${base}/${collection}` }],
    up: [{ href: base }],
  };
}
