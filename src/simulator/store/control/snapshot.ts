import { metaText } from '../meta.ts';
import type { Order } from '../order/order.ts';
import { reducedUnits } from '../order/reduced-stock.ts';
import { orderTotals, refundedCents } from '../order/totals.ts';
import { currentPrice } from '../product/price.ts';
import type { Product } from '../product/product.ts';
import { stockStatus, stockToWire } from '../product/shared-wire.ts';
import type { Shop } from '../shop.ts';
import { heldUnits } from '../stock/holds.ts';
import { decodeName } from '../wire-text.ts';

/** The shop as a judge sees it: plain JSON, money in cents, instants in epoch ms. */
export function snapshot(shop: Shop) {
  return {
    at: shop.clock.now(),
    products: [...shop.products.values()].map((product) => productState(shop, product)),
    orders: [...shop.orders.values()].map(orderState),
    webhooks: [...shop.webhooks.values()].map(({ secret, ...webhook }) => ({
      ...webhook,
      hasSecret: secret !== '',
    })),
    categories: [...shop.categories.values()].map(({ id, name, parent }) => ({ id, name, parent })),
  };
}

export type StoreSnapshot = ReturnType<typeof snapshot>;

function productState(shop: Shop, product: Product) {
  const stock = stockToWire(shop, product);
  return {
    id: product.id,
    parentId: product.parentId,
    type: product.type,
    sku: product.sku,
    name: decodeName(product.name),
    status: product.status,
    price: currentPrice(shop, product),
    regularPrice: product.regularPrice,
    salePrice: product.salePrice,
    managesStock: stock.manage_stock,
    quantity: stock.stock_quantity,
    held: heldUnits(shop, product),
    stockStatus: stockStatus(shop, product),
    description: product.plain['description'],
    gtin: product.gtin,
    weight: product.weight,
    images: product.images.length,
    choices: product.choices.map(({ name, option }) => ({ name, option })),
    meta: product.meta.map(({ key, value }) => ({ key, value })),
    modifiedAt: product.modifiedAt,
  };
}

function orderState(order: Order) {
  const { total, shipping, discount } = orderTotals(order);
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    createdVia: order.createdVia,
    createdAt: order.createdAt,
    modifiedAt: order.modifiedAt,
    paidAt: order.paidAt,
    paymentMethod: order.paymentMethod,
    totalCents: total,
    shippingCents: shipping,
    discountCents: discount,
    refundedCents: refundedCents(order),
    stockReduced: order.stockReduced,
    document: metaText(order.meta, '_billing_cpf') || metaText(order.meta, '_billing_cnpj'),
    email: order.billing['email'] ?? '',
    meta: order.meta.map(({ key, value }) => ({ key, value })),
    buyerNotes: order.notes.filter(({ forCustomer }) => forCustomer).map(({ note }) => note),
    refunds: order.refunds.map(({ id, reason, amountCents, lines }) => ({
      id,
      reason,
      amountCents,
      lines,
    })),
    lines: order.lines.map((line) => ({
      id: line.id,
      productId: line.productId,
      variationId: line.variationId,
      sku: line.sku,
      quantity: line.quantity,
      totalCents: line.totalCents,
      reducedUnits: reducedUnits(line),
    })),
  };
}
