import Big from 'big.js';
import { z } from 'zod';

/** An amount of money in whole cents of BRL. May be negative. */
export const Cents = z.int().brand<'Cents'>();
export type Cents = z.infer<typeof Cents>;

/** For sums and literals of ours; throws on a fraction of a cent. */
export function cents(amount: number): Cents {
  return Cents.parse(amount);
}

export const NO_MONEY = cents(0);

/**
 * Reads an amount of the wire, `"49.90"` or `49.9000015259`, rounded half up to the cent.
 *
 * Bling sends single-precision noise (samples/product-store-link); the store sends strings.
 *
 * @throws {RangeError} when it is not a number
 */
export function parseCents(amount: string | number): Cents {
  const text = String(amount).trim();
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) throw new RangeError(`not an amount: ${text}`);
  return cents(new Big(text).times(100).round(0, Big.roundHalfUp).toNumber());
}

/** `4990` as the number `49.9` that JSON bodies want. Exact: a two-decimal text is parsed back. */
export function centsToNumber(amount: number): number {
  return Number(centsToText(amount));
}

/** `4990` as `"49.90"`. */
export function centsToText(amount: number): string {
  return new Big(amount).div(100).toFixed(2);
}

export function sumCents(amounts: Iterable<number>): Cents {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return cents(sum);
}
