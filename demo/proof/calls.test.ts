import { describe, expect, it } from 'vitest';

import type { LoggedCall } from './calls.ts';
import { killsWithWriteInFlight, maxInOneSecond, refused, writes } from './calls.ts';

function call(startedAt: number, parts: Partial<LoggedCall> = {}): LoggedCall {
  return {
    method: 'GET',
    path: '/produtos',
    status: 200,
    startedAt,
    endedAt: startedAt + 50,
    ...parts,
  };
}

describe('maxInOneSecond', () => {
  it.each([
    ['none', [], 0],
    ['evenly spaced ones, three', [0, 338, 676, 1014, 1352], 3],
    ['a fourth within the same second', [0, 338, 676, 999], 4],
    ['one exactly a second later, which is the next', [0, 338, 676, 1000], 3],
    ['a burst in the middle, out of order', [5000, 100, 5001, 5002, 5003, 9000], 4],
  ])('counts %s', (_, starts, expected) => {
    expect(maxInOneSecond(starts.map((at) => call(at)))).toBe(expected);
  });
});

describe('refused', () => {
  it('counts 429 alone', () => {
    const calls = [
      call(0),
      call(1, { status: 429 }),
      call(2, { status: 400 }),
      call(3, { status: undefined }),
    ];

    expect(refused(calls)).toBe(1);
  });
});

describe('writes', () => {
  it('counts every method that changes something, refused ones too', () => {
    const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];
    const calls = methods.map((method, at) => call(at, { method, status: 400 }));

    expect(writes(calls).map(({ method }) => method)).toEqual(['POST', 'PUT', 'PATCH', 'DELETE']);
  });
});

describe('killsWithWriteInFlight', () => {
  const recordingMs = 25;
  const write = (startedAt: number, endedAt: number | undefined) =>
    call(startedAt, { method: 'POST', endedAt });
  const count = (calls: readonly LoggedCall[], ...kills: readonly number[]) =>
    killsWithWriteInFlight(calls, { kills, recordingMs });

  it.each([
    ['a write that was never answered', [write(9_990, undefined)], 1],
    ['a write answered in the same moment', [write(9_900, 10_000)], 1],
    ['a write answered just before', [write(9_900, 9_980)], 1],
    ['a write answered after the kill', [write(9_999, 10_400)], 1],
    ['a write answered long enough before', [write(9_800, 9_974)], 0],
    ['a write that began afterwards', [write(10_001, 10_050)], 0],
    ['a read', [call(9_990, { endedAt: undefined })], 0],
    ['nothing', [], 0],
  ])('%s', (_, calls, expected) => {
    expect(count(calls, 10_000)).toBe(expected);
  });

  it('counts a call that broke off for one kill only', () => {
    expect(count([write(9_990, undefined)], 20_000, 10_000, 30_000)).toBe(1);
  });
});
