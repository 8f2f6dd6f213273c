import { toInteger } from '../input.ts';
import { dropMeta, findMeta, setMeta } from '../meta.ts';
import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';
import { moveQuantity } from '../stock/quantity.ts';
import { addNote } from './notes.ts';
import type { Order, OrderLine } from './order.ts';

const KEY = '_reduced_stock';
const RESTOCKED_KEY = '_restock_refunded_items';

export function reducedUnits(line: OrderLine): number {
  return toInteger(findMeta(line.meta, KEY));
}

export function setReducedUnits(shop: Shop, line: OrderLine, units: number): void {
  if (units > 0) setMeta(line.meta, { key: KEY, value: String(units) }, shop.ids.meta);
  else dropMeta(line.meta, KEY);
}

/** A refund put these units back on the shelf: they are no longer taken by the line. */
export function noteRestocked(shop: Shop, line: OrderLine, units: number): void {
  setReducedUnits(shop, line, reducedUnits(line) - units);
  const value = String(restockedUnits(line) + units);
  setMeta(line.meta, { key: RESTOCKED_KEY, value }, shop.ids.meta);
}

function restockedUnits(line: OrderLine): number {
  return toInteger(findMeta(line.meta, RESTOCKED_KEY));
}

export function findLineProduct(shop: Shop, line: OrderLine): Product | undefined {
  return shop.products.get(line.variationId || line.productId);
}

/** Takes the pieces of every line once (guide 8); the books are `_reduced_stock` on the line. */
export function reduceStock(shop: Shop, order: Order): void {
  if (order.stockReduced) return;
  order.stockReduced = true;
  const moved = order.lines.flatMap((line) =>
    settleLine(shop, order, { line, wanted: line.quantity }),
  );
  if (moved.length > 0) addNote(shop, order, `Stock levels reduced: ${moved.join(', ')}`);
}

export function returnStock(shop: Shop, order: Order): void {
  if (!order.stockReduced) return;
  order.stockReduced = false;
  const moved = order.lines.flatMap((line) => settleLine(shop, order, { line, wanted: 0 }));
  if (moved.length > 0) addNote(shop, order, `Stock levels increased: ${moved.join(', ')}`);
}

/** After a line of an already reduced order was added or edited, stock follows (guide 5). */
export function settleEditedLine(shop: Shop, order: Order, line: OrderLine): void {
  if (!order.stockReduced) return;
  const wanted = Math.max(0, line.quantity - restockedUnits(line));
  const moved = settleLine(shop, order, { line, wanted });
  if (moved.length > 0) addNote(shop, order, `Adjusted stock: ${moved.join(', ')}`);
}

/** Gives the pieces of a line that is about to be removed back. */
export function settleRemovedLine(shop: Shop, order: Order, line: OrderLine): void {
  settleLine(shop, order, { line, wanted: 0 });
}

function settleLine(shop: Shop, order: Order, move: { line: OrderLine; wanted: number }): string[] {
  const { line, wanted } = move;
  const product = findLineProduct(shop, line);
  const taken = reducedUnits(line);
  if (!product || wanted === taken) return [];
  const moved = withCause(shop, { ...shop.cause, orderId: order.id }, () =>
    moveQuantity(shop, product, taken - wanted),
  );
  if (!moved) return [];
  setReducedUnits(shop, line, wanted);
  return [`${line.name} (${line.sku ?? `#${product.id}`}) ${moved.before}&rarr;${moved.after}`];
}
