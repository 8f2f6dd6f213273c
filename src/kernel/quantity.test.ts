import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addQuantities,
  multiplyQuantity,
  quantity,
  sellableUnits,
  subtractQuantity,
} from './quantity.ts';

describe('quantity', () => {
  it('adds tenths as a person would, not as a float does', () => {
    expect(addQuantities(quantity(0.1), quantity('0.2'))).toBe('0.3');
    expect(subtractQuantity(quantity('0.3'), quantity('0.1'))).toBe('0.2');
    expect(multiplyQuantity(quantity('2.5'), 3)).toBe('7.5');
  });

  it('is one text for one amount', () => {
    expect([10, '10.00', '1e1', 10.0].map(quantity)).toEqual(['10', '10', '10', '10']);
  });

  it('is never made of what is no number', () => {
    expect(() => quantity(Number.NaN)).toThrow(RangeError);
    expect(() => quantity(Infinity)).toThrow(RangeError);
    expect(() => quantity('dez')).toThrow('Invalid number');
  });

  it('sells whole units only, and none that are not there', () => {
    expect(sellableUnits(quantity('7.9'))).toBe(7);
    expect(sellableUnits(quantity('7'), quantity('2'))).toBe(3);
    expect(sellableUnits(quantity('-3'))).toBe(0);
  });

  it('never sells more than there is', () => {
    const amount = fc
      .integer({ min: 0, max: 1e9 })
      .map((thousandths) => quantity(thousandths / 1000));
    const each = fc
      .integer({ min: 1, max: 1e6 })
      .map((thousandths) => quantity(thousandths / 1000));

    fc.assert(
      fc.property(amount, each, (have, one) => {
        const left = subtractQuantity(have, multiplyQuantity(one, sellableUnits(have, one)));

        expect(Number(left)).toBeGreaterThanOrEqual(0);
        expect(Number(left)).toBeLessThan(Number(one));
      }),
    );
  });
});
