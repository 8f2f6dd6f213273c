import {
  addQuantities,
  multiplyQuantity,
  quantity,
  subtractQuantity,
} from '../../../kernel/quantity.ts';

/** Units are JSON numbers on the wire; sums go through exact decimals so that 0.1 + 0.2 is 0.3. */
export function plus(...units: readonly number[]): number {
  return Number(addQuantities(...units.map(quantity)));
}

export function minus(from: number, part: number): number {
  return Number(subtractQuantity(quantity(from), quantity(part)));
}

export function times(units: number, factor: number): number {
  return Number(multiplyQuantity(quantity(units), quantity(factor)));
}
