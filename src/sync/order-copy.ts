import type { ErpOrder, ErpOrderItem, NewErpOrder } from '../bling/erp-order.ts';
import { orderTotalCents } from '../bling/erp-order.ts';
import { addQuantities, type Quantity, quantity, subtractQuantity } from '../kernel/quantity.ts';

/** Goods and money of an order as the ERP has them, or should; without personal data. */
export interface OrderCopy {
  readonly totalCents: number;
  readonly lines: readonly CopyLine[];
}

export interface CopyLine {
  /** The ERP's product, or the SKU of a line without one. */
  readonly product: string;
  readonly quantity: Quantity;
  readonly unitPriceCents: number;
}

export function copyOfNew(order: NewErpOrder): OrderCopy {
  return { totalCents: orderTotalCents(order), lines: order.items.map(toLine) };
}

export function copyOfErp(order: Pick<ErpOrder, 'totalCents' | 'items'>): OrderCopy {
  return { totalCents: order.totalCents, lines: order.items.map(toLine) };
}

/** Whatever the order of the lines. */
export function isSameCopy(one: OrderCopy, other: OrderCopy): boolean {
  return one.totalCents === other.totalCents && linesPrint(one) === linesPrint(other);
}

/** Whether pieces fall, or come, from one to the other. */
export function pieceChange(from: OrderCopy, to: OrderCopy): { removes: boolean; adds: boolean } {
  const [before, after] = [piecesOf(from), piecesOf(to)];
  const changes = [...new Set([...before.keys(), ...after.keys()])].map((product) =>
    subtractQuantity(after.get(product) ?? quantity(0), before.get(product) ?? quantity(0)),
  );
  return {
    removes: changes.some((change) => change.startsWith('-')),
    adds: changes.some((change) => change !== '0' && !change.startsWith('-')),
  };
}

function toLine({ productId, sku, quantity: pieces, unitPriceCents }: ErpOrderItem): CopyLine {
  return { product: productId ?? `sku:${sku}`, quantity: quantity(pieces), unitPriceCents };
}

function linesPrint({ lines }: OrderCopy): string {
  return lines
    .map((line) => `${line.product} ${line.quantity} ${line.unitPriceCents}`)
    .toSorted()
    .join('\n');
}

function piecesOf({ lines }: OrderCopy): ReadonlyMap<string, Quantity> {
  const pieces = new Map<string, Quantity>();
  for (const line of lines) {
    const known = pieces.get(line.product) ?? quantity(0);
    pieces.set(line.product, addQuantities(known, line.quantity));
  }
  return pieces;
}
