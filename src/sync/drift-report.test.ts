import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { atRiskCents, type DriftLine, rankDrift } from './drift-report.ts';
import { erpId, STORE } from './repository.builder.ts';

function line(change: Partial<DriftLine>): DriftLine {
  const same = { storeId: STORE, productId: erpId('1'), sku: '', name: '', shown: 0, expected: 1 };
  return { ...same, units: 1, priceCents: 100, sold: 0, atRiskCents: 0, ...change };
}

describe('money at risk', () => {
  it('is price x units x units sold a day, in whole cents, and unknown without a price', () => {
    expect(atRiskCents({ priceCents: 4_990, units: 2, sold: 7 })).toBe(4_990);
    expect(atRiskCents({ priceCents: 1, units: 1, sold: 13 })).toBe(0);
    expect(atRiskCents({ priceCents: undefined, units: 2, sold: 7 })).toBeNull();
  });

  it('stays a whole number, however large', () => {
    const large = fc.nat({ max: 999_999_999 });
    fc.assert(
      fc.property(large, large, large, (priceCents, units, sold) => {
        const risk = atRiskCents({ priceCents, units, sold });
        expect(Number.isSafeInteger(risk)).toBe(true);
      }),
    );
  });

  it('ranks: the greatest first, what does not sell by its value, what has no price last', () => {
    const ranked = rankDrift([
      line({ sku: 'no price', priceCents: null, atRiskCents: null, units: 900 }),
      line({ sku: 'cheap', units: 2 }),
      line({ sku: 'dear', units: 3 }),
      line({ sku: 'sells', atRiskCents: 1 }),
    ]);

    expect(ranked.map(({ sku }) => sku)).toEqual(['sells', 'dear', 'cheap', 'no price']);
  });
});
