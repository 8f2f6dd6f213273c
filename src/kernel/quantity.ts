import Big from 'big.js';
import { z } from 'zod';

/** An exact decimal number of units, as plain text such as `"10"` or `"2.5"`. May be negative. */
export const Quantity = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'not a quantity')
  .brand<'Quantity'>();
export type Quantity = z.infer<typeof Quantity>;

/** From the wire: a JSON number or a text. @throws {RangeError} when it is not a number */
export function quantity(value: number | string): Quantity {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`not a quantity: ${value}`);
  return Quantity.parse(new Big(value).toFixed());
}

export const NONE = quantity(0);

export function addQuantities(...parts: readonly Quantity[]): Quantity {
  return quantity(parts.reduce((sum, part) => sum.plus(part), new Big(0)).toFixed());
}

export function subtractQuantity(from: Quantity, part: Quantity): Quantity {
  return quantity(new Big(from).minus(part).toFixed());
}

export function multiplyQuantity(one: Quantity, times: Quantity | number): Quantity {
  return quantity(new Big(one).times(times).toFixed());
}

/** Whole units that can be sold, `floor(have / each)`, never below 0. */
export function sellableUnits(have: Quantity, each: Quantity = quantity(1)): number {
  const fits = new Big(have).div(each);
  return fits.lt(0) ? 0 : fits.round(0, Big.roundDown).toNumber();
}
