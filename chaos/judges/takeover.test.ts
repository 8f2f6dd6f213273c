import { describe, expect, it } from 'vitest';

import { judgeTakeovers } from './takeover.ts';

const death = { at: 10_000, kind: 'kill', what: 'worker-1' } as const;
const judge = (instants: readonly number[], lags: { at: number; lateMs: number }[] = []) =>
  judgeTakeovers([death], { calls: new Map([['azul', instants]]), lags, limitMs: 15_000 });

describe('the judge of takeovers', () => {
  it('counts from the death to the next call, what was on its way aside', () => {
    expect(judge([9_000, 10_050, 18_000, 18_400])).toEqual({ worstMs: 8_000, breaches: [] });
  });

  it('tells of an account that waits longer than is allowed, or for ever', () => {
    expect(judge([9_000, 26_000]).breaches).toHaveLength(1);
    expect(judge([9_000]).breaches).toHaveLength(1);
  });

  it('does not count time in which the machine itself stood still', () => {
    expect(judge([9_000, 26_000], [{ at: 15_000, lateMs: 2_000 }]).breaches).toEqual([]);
    expect(judge([9_000, 26_000], [{ at: 40_000, lateMs: 2_000 }]).breaches).toHaveLength(1);
  });
});
