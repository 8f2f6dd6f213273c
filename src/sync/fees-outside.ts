import type { StoreOrder } from '../commerce/order.ts';
import type { Cents } from '../kernel/cents.ts';
import { sumCents } from '../kernel/cents.ts';

type Fee = StoreOrder['fees'][number];

/**
 * Whether a fee of the store stays outside the ERP, such as the interest of a card: the accountant names them
 * (domain rules 3.2). Case and spaces around do not count.
 */
export function isFeeOutside(fee: Pick<Fee, 'name'>, feesOutside: readonly string[]): boolean {
  return feesOutside.some((name) => sameWord(name, fee.name));
}

/** By so much the ERP's total is lower than the store's: a named term, never a difference. */
export function feesOutsideCents(
  { fees }: Pick<StoreOrder, 'fees'>,
  feesOutside: readonly string[],
): Cents {
  const outside = fees.filter((fee) => isFeeOutside(fee, feesOutside));
  return sumCents(outside.map((fee) => fee.totalCents + fee.taxCents));
}

function sameWord(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
