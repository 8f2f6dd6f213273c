import { describe, expect, it } from 'vitest';

import { seededRandom } from '../src/kernel/random.ts';
import { planKills } from './kills.ts';

describe('planKills', () => {
  it.each([1, 2, 5, 9])('has one of %i in the answer to a write', (count) => {
    const kills = planKills(count, 60_000, seededRandom(3));

    expect(kills).toHaveLength(count);
    expect(kills.filter(({ when }) => when === 'order_answered')).toHaveLength(1);
    expect(kills.map(({ atMs }) => atMs)).toEqual(
      kills.map(({ atMs }) => atMs).toSorted((one, other) => one - other),
    );
  });

  it('has none when none is wanted', () => {
    expect(planKills(0, 60_000, seededRandom(3))).toEqual([]);
  });
});
