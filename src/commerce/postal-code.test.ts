import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { POSTAL_CODE_RANGES } from './postal-code-ranges.ts';
import { stateOfPostalCode } from './postal-code.ts';

describe('a postal code', () => {
  it.each([
    ['01001-000', 'SP'],
    ['20040-020', 'RJ'],
    ['69900-078', 'AC'],
    ['69301-110', 'RR'],
    ['69400-000', 'AM'],
    ['72800-000', 'GO'],
    ['73010-000', 'DF'],
    ['76801-059', 'RO'],
    ['99999-999', 'RS'],
  ])('%s lies in %s', (code, state) => {
    expect(stateOfPostalCode(code)).toBe(state);
  });

  it.each(['00999-999', '78900-000', '1234', 'abcdefgh'])('%s lies in no state', (code) => {
    expect(stateOfPostalCode(code)).toBeUndefined();
  });

  it('lies in one state at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (sector) => {
        const holders = Object.values(POSTAL_CODE_RANGES).filter((ranges) =>
          ranges.some(([from, to]) => sector >= from && sector <= to),
        );

        expect(holders.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('may be of each of the 27 states', () => {
    expect(Object.keys(POSTAL_CODE_RANGES)).toHaveLength(27);
  });
});
