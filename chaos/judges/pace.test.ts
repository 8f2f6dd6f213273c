import { describe, expect, it } from 'vitest';

import { judgePace } from './pace.ts';

const calls = (...instants: number[]) => instants.map((at) => ({ at, monotonicMs: at }));

describe('the judge of the pace', () => {
  it('is content with three in any second', () => {
    expect(judgePace(calls(0, 338, 676, 1_014, 1_352), [])).toEqual({
      most: 3,
      breaches: [],
      excused: 0,
    });
  });

  it('tells of a fourth, even if it is only a little early', () => {
    const verdict = judgePace(calls(0, 338, 676, 990), []);
    expect(verdict.most).toBe(4);
    expect(verdict.breaches).toHaveLength(1);
  });

  it('excuses a fourth that was early by less than the machine was late then', () => {
    const late = [{ at: 600, lateMs: 12 }];
    expect(judgePace(calls(0, 338, 676, 990), late)).toMatchObject({ breaches: [], excused: 1 });
    expect(judgePace(calls(0, 338, 676, 970), late).breaches).toHaveLength(1);
    expect(judgePace(calls(10_000, 10_338, 10_676, 10_990), late).breaches).toHaveLength(1);
  });

  it('never excuses a fifth: that is a second caller', () => {
    const late = [{ at: 600, lateMs: 900 }];
    expect(judgePace(calls(0, 1, 338, 339, 676), late).breaches).toHaveLength(1);
  });
});
