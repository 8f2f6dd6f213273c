import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MORNING } from './bling.builder.ts';
import type { CallPriority } from './call-priority.ts';
import { CALL_PRIORITIES } from './call-priority.ts';
import type { DayFacts } from './day-facts.ts';
import { NO_CALLS } from './day-facts.ts';
import { decideShedding } from './shedding.ts';

const HOUR_MS = 3_600_000;
/** 09:00; the day has fifteen hours left. */
const QUIET: DayFacts = {
  now: MORNING,
  endsAt: MORNING + 15 * HOUR_MS,
  limit: 120_000,
  spent: 10_000,
  others: 0,
  pace: NO_CALLS,
  othersPace: 0,
  yesterdaysRest: NO_CALLS,
  othersYesterdaysRest: 0,
  shed: [],
};

/** Classes that wait. */
function held(change: Partial<DayFacts>): CallPriority[] {
  const decided = decideShedding({ ...QUIET, ...change });
  return CALL_PRIORITIES.filter((priority) => decided[priority].do === 'wait');
}

const calls = fc.integer({ min: 0, max: 12_000 });
const byClass = fc.record({
  order: calls,
  payment: calls,
  stock: calls,
  catalogue: calls,
  sweep: calls,
});
const anyFacts: fc.Arbitrary<DayFacts> = fc.record({
  now: fc.integer({ min: MORNING - 9 * HOUR_MS, max: MORNING + 15 * HOUR_MS }),
  endsAt: fc.constant(MORNING + 15 * HOUR_MS),
  limit: fc.integer({ min: 100, max: 200_000 }),
  spent: fc.integer({ min: 0, max: 200_000 }),
  others: fc.integer({ min: 0, max: 200_000 }),
  pace: byClass,
  othersPace: calls,
  yesterdaysRest: byClass,
  othersYesterdaysRest: calls,
  shed: fc.subarray([...CALL_PRIORITIES]),
});

describe('who may call', () => {
  it.each<[string, Partial<DayFacts>, CallPriority[]]>([
    ['everybody, on a quiet day', {}, []],
    [
      'everybody, although a pass of an hour would not last a day',
      { pace: { ...NO_CALLS, catalogue: 10_800 } },
      [],
    ],
    [
      'not the pass any more when half the day is spent at this pace',
      { spent: 61_000, pace: { ...NO_CALLS, catalogue: 10_800 } },
      ['catalogue', 'sweep'],
    ],
    [
      'no sweep when orders at this pace need all that is left',
      { spent: 40_000, pace: { ...NO_CALLS, order: 5_240, sweep: 1_300 } },
      ['sweep'],
    ],
    [
      'no sweep when yesterday evening had a rush of orders',
      { spent: 40_000, yesterdaysRest: { ...NO_CALLS, order: 81_000 } },
      ['payment', 'stock', 'catalogue', 'sweep'],
    ],
    ['no sweep when other apps use the rest', { spent: 30_000, othersPace: 7_000 }, allButOrders()],
    [
      'no sweep when other apps used as much yesterday from now on',
      { spent: 40_000, othersYesterdaysRest: 78_000, pace: { ...NO_CALLS, sweep: 5_000 } },
      ['sweep'],
    ],
    ['no sweep of what is kept for others', { spent: 72_000 }, ['sweep']],
    ['only orders when a tenth is left', { spent: 108_000 }, allButOrders()],
    ['nobody when the day is spent', { spent: 120_000 }, [...CALL_PRIORITIES]],
    [
      'everybody shortly before midnight, when the rest cannot be used up',
      { spent: 108_000, now: QUIET.endsAt - 60_000 },
      [],
    ],
  ])('%s', (_, change, expected) => {
    expect(held(change)).toEqual(expected);
  });

  it('is asked again in ten minutes, or when the day turns', () => {
    const soon = decideShedding({ ...QUIET, spent: 40_000, othersPace: 7_000 }).sweep;
    const tomorrow = decideShedding({ ...QUIET, spent: 72_000 }).sweep;

    expect(soon).toEqual({ do: 'wait', until: MORNING + 600_000, why: 'forecast' });
    expect(tomorrow).toEqual({ do: 'wait', until: QUIET.endsAt, why: 'kept' });
  });

  it('goes on only when there is clearly room, so that it does not flicker', () => {
    const atTheEdge = { spent: 40_000, pace: { ...NO_CALLS, order: 5_000 } };

    expect(held(atTheEdge)).toEqual([]);
    expect(held({ ...atTheEdge, shed: ['sweep'] })).toEqual(['sweep']);
    expect(held({ spent: 40_000, pace: { ...NO_CALLS, order: 4_000 }, shed: ['sweep'] })).toEqual(
      [],
    );
  });

  it('is never a lower class while a higher one waits', () => {
    const property = fc.property(anyFacts, (facts) => {
      const waits = CALL_PRIORITIES.map(
        (priority) => decideShedding(facts)[priority].do === 'wait',
      );
      expect(waits).toEqual(waits.toSorted((one, other) => Number(one) - Number(other)));
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('is always an order until our own count is at the limit, whatever is guessed of others', () => {
    const property = fc.property(anyFacts, (facts) => {
      const { order } = decideShedding(facts);
      expect(order.do).toBe(facts.spent < facts.limit ? 'allow' : 'wait');
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('is nobody whose wait has no end', () => {
    const property = fc.property(anyFacts, (facts) => {
      const ends = Object.values(decideShedding(facts)).flatMap((shedding) =>
        shedding.do === 'wait' ? [shedding.until] : [],
      );
      expect(Math.min(...ends, facts.endsAt)).toBeGreaterThanOrEqual(facts.now);
      expect(Math.max(...ends, facts.now)).toBeLessThanOrEqual(facts.endsAt);
    });
    fc.assert(property, { numRuns: 1_000 });
  });
});

function allButOrders(): CallPriority[] {
  return CALL_PRIORITIES.filter((priority) => priority !== 'order');
}
