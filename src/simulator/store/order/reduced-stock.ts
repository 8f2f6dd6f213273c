import { toInteger } from '../input.ts';
import { dropMeta, findMeta, setMeta } from '../meta.ts';
import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';
import { moveQuantity } from '../stock/quantity.ts';
import { addNote } from './notes.ts';
import type { Order, OrderLine } from './order.ts';

const KEY = '_reduced_stock';

export function reducedUnits(line: OrderLine): number {
  return toInteger(findMeta(line.meta, KEY));
}

export function setReducedUnits(shop: Shop, line: OrderLine, units: number): void {
  if (units > 0) setMeta(line.meta, { key: KEY, value: String(units) }, shop.ids.meta);
  else dropMeta(line.meta, KEY);
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

/** After lines of an already reduced order were edited, stock follows (guide 5). */
export function settleEditedLines(shop: Shop, order: Order): void {
  if (!order.stockReduced) return;
  const moved = order.lines.flatMap((line) =>
    settleLine(shop, order, { line, wanted: line.quantity }),
  );
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
