import type { StoreOrder, StoreOrderLine } from '../../commerce/order.ts';
import type { Cents } from '../../kernel/cents.ts';
import { cents, sumCents } from '../../kernel/cents.ts';
import { feesOutsideCents, isFeeOutside } from '../fees-outside.ts';

/** The named terms of an order's money (domain rules 3.2). `items - discount + expenses + freight = total`, to the cent. */
export interface OrderMoney {
  /** Unit price of each line, in the order of the lines. */
  readonly unitPriceCents: readonly Cents[];
  readonly itemsCents: Cents;
  /** Discounts, negative fees, and what rounding unit prices up has added. */
  readonly discountCents: Cents;
  /** Positive fees. */
  readonly otherExpensesCents: Cents;
  readonly freightCents: Cents;
  /** Of the ERP's order. */
  readonly totalCents: Cents;
  /** Fees that stay outside the ERP by policy: `total + outside` is the store's total, to the cent. */
  readonly outsideCents: Cents;
}

export type MoneyResult =
  | { readonly closes: true; readonly money: OrderMoney }
  | { readonly closes: false; readonly why: 'difference'; readonly differenceCents: Cents }
  | { readonly closes: false; readonly why: 'discount_above_items' };

/**
 * Turns a store's amounts into the ERP's terms (domain rules 3.1).
 *
 * Unit prices are rounded up, so that the order-level discount can take the rest: with two decimals a
 * unit price alone cannot reach every total (20.00 / 3).
 *
 * @param feesOutside names of fees that stay outside the ERP
 */
export function orderMoney(order: StoreOrder, feesOutside: readonly string[]): MoneyResult {
  const bySubtotal = fromLines(order, (line) => line.subtotalCents + line.subtotalTaxCents, {
    discountCents: order.discountCents + order.discountTaxCents,
    feesOutside,
  });
  if (bySubtotal.closes || bySubtotal.why === 'discount_above_items') return bySubtotal;
  // A store does not recompute the discount of an order whose lines a person edited: its line totals hold.
  const byTotal = fromLines(order, (line) => line.totalCents + line.totalTaxCents, {
    discountCents: 0,
    feesOutside,
  });
  return byTotal.closes ? byTotal : bySubtotal;
}

function fromLines(
  order: StoreOrder,
  amountOf: (line: StoreOrderLine) => number,
  known: { discountCents: number; feesOutside: readonly string[] },
): MoneyResult {
  const unitPriceCents = order.lines.map((line) =>
    line.quantity > 0 ? cents(divideUp(amountOf(line), line.quantity)) : cents(0),
  );
  const lost = order.lines.filter((line) => line.quantity <= 0).map(amountOf);
  // An amount without a piece has no unit price: it would come back as a discount below zero.
  if (lost.some((amount) => amount !== 0))
    return { closes: false, why: 'difference', differenceCents: sumCents(lost) };
  const itemsCents = sumCents(
    order.lines.map((line, at) => line.quantity * (unitPriceCents[at] ?? 0)),
  );
  const roundedUpCents = itemsCents - sumCents(order.lines.map(amountOf));
  const inside = order.fees.filter((fee) => !isFeeOutside(fee, known.feesOutside));
  const fees = inside.map((fee) => fee.totalCents + fee.taxCents);
  const outsideCents = feesOutsideCents(order, known.feesOutside);
  const negativeFeesCents = -sumCents(fees.filter((fee) => fee < 0));
  const discountCents = cents(known.discountCents + negativeFeesCents + roundedUpCents);
  const otherExpensesCents = sumCents(fees.filter((fee) => fee > 0));
  const freightCents = cents(order.shippingCents + order.shippingTaxCents);
  const totalCents = cents(itemsCents - discountCents + otherExpensesCents + freightCents);

  if (totalCents + outsideCents !== order.totalCents) {
    const differenceCents = cents(order.totalCents - outsideCents - totalCents);
    return { closes: false, why: 'difference', differenceCents };
  }
  if (discountCents > itemsCents) return { closes: false, why: 'discount_above_items' };
  return {
    closes: true,
    money: {
      unitPriceCents,
      itemsCents,
      discountCents,
      otherExpensesCents,
      freightCents,
      totalCents,
      outsideCents,
    },
  };
}

/** The same for who only looks; `undefined` when the store's amounts do not add up. */
export function moneyParts(
  order: StoreOrder,
  feesOutside: readonly string[],
): OrderMoney | undefined {
  const result = orderMoney(order, feesOutside);
  return result.closes ? result.money : undefined;
}

/** Whole-number division rounded up; amounts here are never negative. */
function divideUp(amountCents: number, parts: number): number {
  return Math.floor((amountCents + parts - 1) / parts);
}

/** Equal parts in cents; the last takes the rest. */
export function splitCents(totalCents: Cents, parts: number): readonly Cents[] {
  const each = Math.floor(totalCents / parts);
  return Array.from({ length: parts }, (_, at) =>
    cents(at < parts - 1 ? each : totalCents - each * (parts - 1)),
  );
}
