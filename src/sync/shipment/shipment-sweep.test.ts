import { describe, expect, it } from 'vitest';

import { looksOfARound } from './shipment-sweep.handler.ts';

describe('looks at parcels that nobody told of', () => {
  it('keep to their share of the day over a day of rounds', () => {
    const looks = looksOfARound({ callsPerDay: 120_000, percent: 5, stores: 1 });

    expect(looks).toBe(125);
    expect(looks * 24 * 2).toBeLessThanOrEqual(6_000);
  });

  it('are shared by the stores of an account, and never none', () => {
    expect(looksOfARound({ callsPerDay: 120_000, percent: 5, stores: 5 })).toBe(25);
    expect(looksOfARound({ callsPerDay: 100, percent: 1, stores: 3 })).toBe(1);
  });
});
