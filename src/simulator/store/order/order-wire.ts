import { centsToText } from '../../../kernel/cents.ts';
import { metaText, metaToWireByKey } from '../meta.ts';
import type { Shop } from '../shop.ts';
import { wireDates } from '../site-time.ts';
import { brazilianBilling, brazilianShipping } from './brazilian-fields.ts';
import { feeToWire, lineToWire, shippingToWire } from './line-wire.ts';
import type { Order } from './order.ts';
import { needsProcessing } from './payment.ts';
import { orderTotals } from './totals.ts';

/** Cents with the wanted number of decimals; `dp` changes it (guide 5). */
export function money(cents: number, decimals = 2): string {
  const text = centsToText(cents);
  return decimals <= 2 ? text : text + '0'.repeat(decimals - 2);
}

/** The wire form of `GET /orders/{id}`. */
export function orderToWire(shop: Shop, order: Order, decimals = 2) {
  const { discount, shipping, total } = orderTotals(order);
  const amount = (cents: number) => money(cents, decimals);
  const offset = shop.options.gmtOffsetMinutes;
  const created = wireDates(order.createdAt, offset);
  const modified = wireDates(order.modifiedAt, offset);
  const completed = wireDates(order.completedAt, offset);
  const paid = wireDates(order.paidAt, offset);
  return {
    id: order.id,
    parent_id: 0,
    status: order.status,
    currency: 'BRL',
    version: '11.0.1',
    prices_include_tax: false,
    date_created: created.local,
    date_modified: modified.local,
    discount_total: amount(discount),
    discount_tax: amount(0),
    shipping_total: amount(shipping),
    shipping_tax: amount(0),
    cart_tax: amount(0),
    total: amount(total),
    total_tax: amount(0),
    customer_id: order.customerId,
    order_key: order.orderKey,
    ...addressesToWire(shop, order),
    payment_method: order.paymentMethod,
    payment_method_title: order.paymentTitle,
    transaction_id: order.transactionId,
    customer_ip_address: order.customerIp,
    customer_user_agent: order.userAgent,
    created_via: order.createdVia,
    customer_note: order.customerNote,
    date_completed: completed.local,
    date_paid: paid.local,
    cart_hash: order.cartHash,
    number: order.number,
    meta_data: metaToWireByKey(order.meta),
    line_items: order.lines.map((line) => lineToWire(shop, line, amount)),
    tax_lines: [],
    shipping_lines: order.shippingLines.map((line) => shippingToWire(line, amount)),
    fee_lines: order.feeLines.map((line) => feeToWire(line, amount)),
    coupon_lines: order.couponLines.map((line) => ({
      id: line.id,
      code: line.code,
      discount: String(line.discountCents / 100),
      discount_tax: '0',
      meta_data: [],
    })),
    refunds: order.refunds.map((refund) => ({
      id: refund.id,
      reason: refund.reason,
      total: amount(-refund.amountCents),
      total_tax: amount(0),
    })),
    payment_url: `${shop.options.siteUrl}/finalizar/order-pay/${order.id}/?pay_for_order=true&key=${order.orderKey}`,
    is_editable: ['pending', 'on-hold', 'auto-draft'].includes(order.status),
    needs_payment: ['pending', 'failed'].includes(order.status) && total > 0,
    needs_processing: needsProcessing(shop, order),
    date_created_gmt: created.gmt,
    date_modified_gmt: modified.gmt,
    date_completed_gmt: completed.gmt,
    date_paid_gmt: paid.gmt,
    ...(shop.options.correiosPlugin
      ? { correios_tracking_code: metaText(order.meta, '_correios_tracking_code') }
      : {}),
    currency_symbol: 'R$',
    _links: orderLinks(shop, order),
  };
}

function addressesToWire(shop: Shop, order: Order) {
  if (!shop.options.brazilianFields) return { billing: order.billing, shipping: order.shipping };
  return {
    billing: { ...order.billing, ...brazilianBilling(order.meta, '_billing_') },
    shipping: { ...order.shipping, ...brazilianShipping(order.meta, '_shipping_') },
  };
}

function orderLinks(shop: Shop, order: Order) {
  const orders = `${shop.options.siteUrl}/wp-json/wc/v3/orders`;
  const allow = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return {
    self: [{ href: `${orders}/${order.id}`, targetHints: { allow } }],
    collection: [{ href: orders }],
    email_templates: [{ embeddable: true, href: `${orders}/${order.id}/actions/email_templates` }],
  };
}
