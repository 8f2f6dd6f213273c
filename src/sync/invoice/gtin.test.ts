import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isGtinOrNone } from './gtin.ts';

describe('a bar code', () => {
  it.each(['7891000315507', '12345670', '036000291452', '17891000315504', '', 'SEM GTIN'])(
    '%s is taken',
    (gtin) => {
      expect(isGtinOrNone(gtin)).toBe(true);
    },
  );

  it.each(['7891000315508', '789100031550', '123', 'ABC12345670', '0', '78910003155071234'])(
    '%s is not',
    (gtin) => {
      expect(isGtinOrNone(gtin)).toBe(false);
    },
  );

  it('has exactly one check digit', () => {
    const body = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(body, (digits) => {
        const right = Array.from({ length: 10 }, (_, check) => check).filter((check) =>
          isGtinOrNone(`${digits.join('')}${check}`),
        );
        expect(right).toHaveLength(1);
      }),
    );
  });
});
