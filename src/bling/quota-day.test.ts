import { describe, expect, it } from 'vitest';

import { quotaDayOf } from './quota-day.ts';

const HOUR_MS = 3_600_000;
const MIDNIGHT = Date.parse('2026-03-10T03:00:00Z');

describe('the day in which calls are counted', () => {
  it('turns at midnight in São Paulo', () => {
    const day = { day: '2026-03-10', beganAt: MIDNIGHT, endsAt: MIDNIGHT + 24 * HOUR_MS };

    expect(quotaDayOf(MIDNIGHT)).toEqual(day);
    expect(quotaDayOf(MIDNIGHT + 24 * HOUR_MS - 1)).toEqual(day);
    expect(quotaDayOf(MIDNIGHT + 24 * HOUR_MS).day).toBe('2026-03-11');
  });

  it('turns at another hour where the setting says so', () => {
    const day = {
      day: '2026-03-09',
      beganAt: MIDNIGHT - 15 * HOUR_MS,
      endsAt: MIDNIGHT + 9 * HOUR_MS,
    };

    expect(quotaDayOf(MIDNIGHT, 9)).toEqual(day);
    expect(quotaDayOf(day.endsAt, 9).day).toBe('2026-03-10');
  });
});
