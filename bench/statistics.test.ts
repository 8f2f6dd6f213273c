import { describe, expect, it } from 'vitest';

import { median, mostWithin, pairedRatio, percentile, utilisation } from './statistics.ts';

describe('the statistics of the comparisons', () => {
  it('take the middle, and of two in the middle the mean', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });

  it('count a percentile by rank, so that it is a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(percentile(values, 95)).toBe(95);
    expect(percentile(values, 50)).toBe(50);
    expect(percentile([7], 95)).toBe(7);
  });

  it('judge by the ratio of each round, not by the ratio of the medians', () => {
    const rounds = [
      { ours: 10, other: 20 },
      { ours: 100, other: 100 },
      { ours: 4, other: 5 },
    ];
    expect(pairedRatio(rounds)).toEqual({
      ratio: 0.8,
      lowest: 0.5,
      highest: 1,
      ours: 10,
      other: 20,
    });
  });

  it('call three a second whole, whatever the order in which they are told', () => {
    expect(
      utilisation(
        [3_000, 0, 1_000, 2_000].map((at) => at / 3),
        3,
      ),
    ).toBeCloseTo(1);
    expect(utilisation([0, 500, 1_000], 3)).toBeCloseTo(2 / 3);
    expect(utilisation([5], 3)).toBe(0);
  });

  it('find the busiest second wherever it begins', () => {
    expect(mostWithin([0, 900, 950, 1_000, 1_899, 2_500], 1_000)).toBe(4);
    expect(mostWithin([0, 1_000, 2_000], 1_000)).toBe(1);
    expect(mostWithin([], 1_000)).toBe(0);
  });
});
