import type { StoreOrder, StoreOrderLine, StoreRefundLine } from '../../commerce/order.ts';
import type { Cents } from '../../kernel/cents.ts';
import { cents, NO_MONEY, sumCents } from '../../kernel/cents.ts';
import { addQuantities, quantity, subtractQuantity } from '../../kernel/quantity.ts';

/**
 * The order as it is worth now: what was refunded is gone from its lines and its total, which the store itself
 * leaves as they were (domain rules 3.2). Money that went back for no line becomes a discount of the whole order.
 * What the shop kept of a line that came back stands as a fee. An order without refunds is returned as it is.
 */
export function netOrder(order: StoreOrder): StoreOrder {
  if (order.refunds.length === 0) return order;
  const given = order.lines.map((line) => refundedOf(order, line));
  const lines = order.lines.flatMap((line, at) => netLine(line, given[at]) ?? []);
  const kept = order.lines.flatMap((line, at) => keptOf(line, given[at]) ?? []);
  const backCents = -sumCents(order.refunds.map((refund) => refund.totalCents));
  const forNoLineCents = backCents - sumCents(given.map(({ totalCents }) => totalCents));
  const inLinesCents = sumCents(lines.map((line) => line.subtotalCents - line.totalCents));
  return {
    ...order,
    lines,
    fees: [...order.fees, ...kept],
    refunds: [],
    discountCents: cents(inLinesCents + Math.max(0, forNoLineCents)),
    discountTaxCents: NO_MONEY,
    totalCents: cents(order.totalCents - backCents),
  };
}

interface Given {
  readonly quantity: number;
  /** With its tax. */
  readonly totalCents: Cents;
}

function refundedOf(order: StoreOrder, line: StoreOrderLine): Given {
  const parts: readonly StoreRefundLine[] = order.refunds
    .flatMap((refund) => refund.lines ?? [])
    .filter(({ lineId }) => lineId === line.id);
  return {
    quantity: Number(addQuantities(...parts.map((part) => quantity(part.quantity)))),
    totalCents: sumCents(parts.map((part) => part.totalCents)),
  };
}

/** Its full price stays per unit; what is missing to the money that is left is its discount. */
function netLine(line: StoreOrderLine, given: Given | undefined): StoreOrderLine | undefined {
  const left = Number(subtractQuantity(quantity(line.quantity), quantity(given?.quantity ?? 0)));
  if (left <= 0) return undefined;
  const totalCents = cents(withTax(line) - (given?.totalCents ?? 0));
  const fullCents = Math.floor(
    ((line.subtotalCents + line.subtotalTaxCents) * left) / line.quantity,
  );
  return {
    ...line,
    quantity: left,
    subtotalCents: cents(Math.max(fullCents, totalCents)),
    subtotalTaxCents: NO_MONEY,
    totalCents,
    totalTaxCents: NO_MONEY,
  };
}

/** All pieces came back, and not all of the money went: a charge for taking them back. */
function keptOf(line: StoreOrderLine, given: Given | undefined) {
  if (!given || given.quantity < line.quantity) return undefined;
  const totalCents = cents(withTax(line) - given.totalCents);
  return totalCents === 0 ? undefined : { name: line.name, totalCents, taxCents: NO_MONEY };
}

function withTax(line: StoreOrderLine): number {
  return line.totalCents + line.totalTaxCents;
}
