import { describe, expect, it } from 'vitest';

import { quantity } from '../kernel/quantity.ts';
import { isSameCopy, pieceChange } from './order-copy.ts';

const mug = { product: '101', quantity: quantity(2), unitPriceCents: 4990 };
const cap = { product: '102', quantity: quantity(1), unitPriceCents: 3000 };
const copy = { totalCents: 12_980, lines: [mug, cap] };

describe('what we wrote of an order', () => {
  it('is the same whatever the order of its lines', () => {
    expect(isSameCopy(copy, { ...copy, lines: [cap, mug] })).toBe(true);
  });

  it.each([
    ['another total', { ...copy, totalCents: 12_981 }],
    ['another price', { ...copy, lines: [mug, { ...cap, unitPriceCents: 3001 }] }],
    ['another quantity', { ...copy, lines: [{ ...mug, quantity: quantity(3) }, cap] }],
    ['another product', { ...copy, lines: [mug, { ...cap, product: '103' }] }],
  ])('is not the same with %s', (_, other) => {
    expect(isSameCopy(copy, other)).toBe(false);
  });

  it('tells whether pieces fall or come, over all lines of a product', () => {
    const split = [{ ...mug, quantity: quantity(1) }, { ...mug, quantity: quantity(1) }, cap];

    expect(pieceChange(copy, { ...copy, lines: split })).toEqual({ removes: false, adds: false });
    expect(pieceChange(copy, { ...copy, lines: [mug] })).toEqual({ removes: true, adds: false });
    expect(pieceChange(copy, { ...copy, lines: [mug, { ...cap, product: '103' }] })).toEqual({
      removes: true,
      adds: true,
    });
  });
});
