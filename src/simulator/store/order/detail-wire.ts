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
    line_items: refund.lines.map((line) => refundLineToWire(order, line)),
    shipping_lines: [],
    tax_lines: [],
    fee_lines: [],
    _links: detailLinks(shop, order, `refunds/${refund.id}`),
  };
}

/** Quantities and totals of a refund are negative. */
function refundLineToWire(order: Order, line: RefundLine) {
  const sold = order.lines.find((one) => one.id === line.orderLineId);
  return {
    id: line.id,
    name: sold?.name ?? '',
    product_id: sold?.productId ?? 0,
    variation_id: sold?.variationId ?? 0,
    quantity: -line.quantity,
    tax_class: '',
    subtotal: money(-line.totalCents),
    subtotal_tax: '0.00',
    total: money(-line.totalCents),
    total_tax: '0.00',
    taxes: [],
    meta_data: [{ id: line.id, key: '_refunded_item_id', value: String(line.orderLineId) }],
    sku: sold?.sku ?? null,
    price: line.quantity === 0 ? 0 : line.totalCents / 100 / line.quantity,
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
