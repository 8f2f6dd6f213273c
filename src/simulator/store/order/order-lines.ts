import { parseCents } from '../../../kernel/cents.ts';
import type { Fields } from '../input.ts';
import { isGiven, toDecimal, toFieldsList, toInteger, toText } from '../input.ts';
import { writeMeta } from '../meta.ts';
import { currentPrice } from '../product/price.ts';
import type { Product } from '../product/product.ts';
import { variationTitle } from '../product/shared-wire.ts';
import type { Shop } from '../shop.ts';
import { slugOf } from '../wire-text.ts';
import type { Order, OrderLine } from './order.ts';
import { settleEditedLine, settleRemovedLine } from './reduced-stock.ts';

/**
 * With `id` a line is changed, without one added, with `quantity: 0` removed; the stock of a reduced order
 * follows (guide 5). The lines were checked before.
 */
export function writeLines(shop: Shop, order: Order, wanted: unknown): void {
  for (const item of toFieldsList(wanted)) {
    const line = isGiven(item, 'id') ? changeLine(shop, order, item) : createLine(shop, item);
    if (!line) continue;
    if (!order.lines.includes(line)) order.lines.push(line);
    settleEditedLine(shop, order, line);
  }
}

/** Gives the line, or nothing when it was removed. */
function changeLine(shop: Shop, order: Order, item: Fields): OrderLine | undefined {
  const line = order.lines.find((one) => one.id === toInteger(item['id']));
  if (!line) return undefined;
  if (isGiven(item, 'quantity') && toInteger(item['quantity']) === 0) {
    settleRemovedLine(shop, order, line);
    order.lines = order.lines.filter((one) => one !== line);
    return undefined;
  }
  if (isGiven(item, 'quantity')) line.quantity = toInteger(item['quantity']);
  if (isGiven(item, 'name')) line.name = toText(item['name']);
  if (isGiven(item, 'subtotal')) line.subtotalCents = toCents(item['subtotal']);
  if (isGiven(item, 'total')) line.totalCents = toCents(item['total']);
  writeMeta(line.meta, item['meta_data'], shop.ids.meta);
  return line;
}

/** A line of a product that nobody knows is kept, empty and free of charge (guide 3). */
function createLine(shop: Shop, item: Fields): OrderLine {
  const quantity = isGiven(item, 'quantity') ? toInteger(item['quantity']) : 1;
  const product = findItemProduct(shop, item);
  const line = product ? lineOf(shop, product, quantity) : emptyLine(shop, quantity);
  if (isGiven(item, 'name')) line.name = toText(item['name']);
  if (isGiven(item, 'subtotal')) line.subtotalCents = toCents(item['subtotal']);
  if (isGiven(item, 'total')) line.totalCents = toCents(item['total']);
  writeMeta(line.meta, item['meta_data'], shop.ids.meta);
  return line;
}

function findItemProduct(shop: Shop, item: Fields): Product | undefined {
  const sku = toText(item['sku']).toLowerCase();
  if (sku !== '') {
    return [...shop.products.values()].find((product) => product.sku.toLowerCase() === sku);
  }
  const variation = shop.products.get(toInteger(item['variation_id']));
  return variation ?? shop.products.get(toInteger(item['product_id']));
}

/** A line at the price of this moment. */
export function lineOf(shop: Shop, product: Product, quantity: number): OrderLine {
  const cents = toCents(currentPrice(shop, product)) * quantity;
  const isVariation = product.type === 'variation';
  const parent = shop.products.get(product.parentId);
  return {
    id: shop.ids.item(),
    name: isVariation ? variationTitle(shop, product) : product.name,
    productId: isVariation ? product.parentId : product.id,
    variationId: isVariation ? product.id : 0,
    quantity,
    subtotalCents: cents,
    totalCents: cents,
    sku: product.sku,
    gtin: product.gtin,
    parentName: isVariation ? (parent?.name ?? '') : null,
    meta: product.choices.map((choice) => ({
      id: shop.ids.meta(),
      key: slugOf(choice.name),
      value: choice.option,
    })),
  };
}

function emptyLine(shop: Shop, quantity: number): OrderLine {
  return {
    id: shop.ids.item(),
    name: '',
    productId: 0,
    variationId: 0,
    quantity,
    subtotalCents: 0,
    totalCents: 0,
    sku: null,
    gtin: '',
    parentName: null,
    meta: [],
  };
}

export function toCents(amount: unknown): number {
  return parseCents(toDecimal(amount) || '0');
}
