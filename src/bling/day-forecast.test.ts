import { describe, expect, it } from 'vitest';

import { MORNING } from './bling.builder.ts';
import type { DayFacts } from './day-facts.ts';
import { NO_CALLS } from './day-facts.ts';
import { forecastDay } from './day-forecast.ts';

const HOUR_MS = 3_600_000;

function forecast(change: Partial<DayFacts>) {
  return forecastDay({
    now: MORNING,
    endsAt: MORNING + 15 * HOUR_MS,
    limit: 120_000,
    spent: 20_000,
    others: 0,
    pace: NO_CALLS,
    othersPace: 0,
    yesterdaysRest: NO_CALLS,
    othersYesterdaysRest: 0,
    shed: [],
    ...change,
  });
}

describe('the forecast of a day', () => {
  it('is the instant at which the calls end at this pace', () => {
    const pace = { ...NO_CALLS, order: 2_000, sweep: 8_000 };

    expect(forecast({ pace })).toEqual({ kind: 'ends', at: MORNING + 10 * HOUR_MS });
  });

  it('counts what other apps probably use, and did', () => {
    const pace = { ...NO_CALLS, order: 5_000 };

    const known = forecast({ pace, others: 25_000, othersPace: 2_500 });
    expect(known).toEqual({ kind: 'ends', at: MORNING + 10 * HOUR_MS });
  });

  it('is what will be left when the day suffices, all of it without any call', () => {
    const pace = { ...NO_CALLS, order: 1_000 };

    expect(forecast({ pace })).toEqual({ kind: 'suffices', left: 85_000 });
    expect(forecast({})).toEqual({ kind: 'suffices', left: 100_000 });
  });

  it('says when the day is spent already', () => {
    expect(forecast({ spent: 120_000 })).toEqual({ kind: 'ended' });
  });
});
