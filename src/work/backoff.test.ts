import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { seededRandom } from '../kernel/random.ts';
import { backoffMs } from './backoff.ts';

describe('backoff', () => {
  it('doubles from two seconds to fifteen minutes, up to a quarter early', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.nat(), (attempts, seed) => {
        const full = Math.min(900_000, 2_000 * 2 ** (attempts - 1));
        const ms = backoffMs(attempts, seededRandom(seed));

        expect(ms).toBeLessThanOrEqual(full);
        expect(ms).toBeGreaterThanOrEqual(full * 0.75);
      }),
    );
  });

  it('does not bring back together what failed together', () => {
    const random = seededRandom(1);
    const waits = Array.from({ length: 50 }, () => backoffMs(6, random));

    expect(new Set(waits).size).toBeGreaterThan(40);
  });
});
