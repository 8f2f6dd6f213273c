import { createHash } from 'node:crypto';

import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import { heldUnits } from '../stock/holds.ts';
import { findStockHolder } from '../stock/quantity.ts';
import { emptyBilling, emptyShipping } from './address.ts';
import type { Order } from './order.ts';
import { findLineProduct } from './reduced-stock.ts';

/** Where an order comes from; empty for the API. */
export interface OrderOrigin {
  readonly createdVia: string;
  readonly status: string;
  readonly customerIp?: string;
  readonly userAgent?: string;
}

export function emptyOrder(shop: Shop, origin: OrderOrigin): Order {
  const id = shop.ids.post();
  const first = shop.options.firstOrderNumber;
  return {
    id,
    number: String(first === undefined ? id : first + shop.orders.size),
    orderKey: `wc_order_${orderKey(shop)}`,
    status: origin.status,
    createdVia: origin.createdVia,
    createdAt: shop.now(),
    modifiedAt: shop.now(),
    paidAt: null,
    completedAt: null,
    customerId: 0,
    customerNote: '',
    customerIp: origin.customerIp ?? '',
    userAgent: origin.userAgent ?? '',
    cartHash:
      origin.createdVia === 'rest-api' ? '' : createHash('md5').update(String(id)).digest('hex'),
    billing: emptyBilling(),
    shipping: emptyShipping(),
    paymentMethod: '',
    paymentTitle: '',
    transactionId: '',
    meta: [],
    lines: [],
    shippingLines: [],
    feeLines: [],
    couponLines: [],
    refunds: [],
    notes: [],
    stockReduced: false,
  };
}

function orderKey(shop: Shop): string {
  return Buffer.from(shop.random.bytes(12))
    .toString('base64')
    .replaceAll(/[^a-zA-Z0-9]/g, 'x')
    .slice(0, 13);
}

/** Puts the order into the shop, writes its sales down and tells the webhooks (created and updated, guide 7). */
export function openOrder(shop: Shop, order: Order): void {
  shop.orders.set(order.id, order);
  for (const line of order.lines) {
    const product = findLineProduct(shop, line);
    if (product) recordSale(shop, order, { product, quantity: line.quantity });
  }
  shop.emit('order.created', order.id);
  shop.emit('order.updated', order.id);
}

function recordSale(shop: Shop, order: Order, sold: { product: Product; quantity: number }): void {
  const { product, quantity } = sold;
  const holder = findStockHolder(shop, product);
  shop.history.sales.push({
    at: shop.clock.now(),
    orderId: order.id,
    createdVia: order.createdVia,
    productId: product.id,
    sku: product.sku,
    quantity,
    shownBefore: holder ? holder.stockQuantity : null,
    heldBefore: heldUnits(shop, product),
  });
  product.totalSales += quantity;
}
