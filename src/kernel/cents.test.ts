import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cents, centsToNumber, centsToText, parseCents, sumCents } from './cents.ts';

describe('money', () => {
  it('is read to the cent from texts and from single-precision noise', () => {
    expect(['49.90', 49.9, 49.9000015259, '0.005', '-1.005', '1e2', 0].map(parseCents)).toEqual([
      4990, 4990, 4990, 1, -101, 10_000, 0,
    ]);
  });

  it.each(['', ' ', 'R$ 10', '10,00', 'NaN', '1.2.3'])('is not guessed from "%s"', (text) => {
    expect(() => parseCents(text)).toThrow(RangeError);
  });

  it('never holds a fraction of a cent', () => {
    expect(() => cents(0.5)).toThrow('Invalid input');
    expect(() => cents(Number.NaN)).toThrow('Invalid input');
  });

  it('goes to the wire and back without losing a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amount) => {
        expect(parseCents(centsToText(amount))).toBe(amount);
        expect(parseCents(JSON.stringify(centsToNumber(amount)))).toBe(amount);
      }),
    );
  });

  it('adds up in any order', () => {
    expect(sumCents([10, 20, -5])).toBe(25);
    expect(sumCents([])).toBe(0);
  });
});
