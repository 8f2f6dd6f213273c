import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  fromSaoPaulo,
  laterInSaoPaulo,
  toSaoPauloDate,
  toSaoPauloDateTime,
} from './sao-paulo-time.ts';

describe('dates of Bling', () => {
  it('mean the clock on the wall in Sao Paulo, wherever this program runs', () => {
    const instant = Date.parse('2026-03-10T17:05:09Z');

    expect(toSaoPauloDateTime(instant)).toBe('2026-03-10 14:05:09');
    expect(fromSaoPaulo('2026-03-10 14:05:09')).toBe(instant);
    expect(fromSaoPaulo('2026-03-10T14:05:09')).toBe(instant);
  });

  it('begin at midnight in Sao Paulo when they have no time', () => {
    expect(fromSaoPaulo('2026-03-10')).toBe(Date.parse('2026-03-10T03:00:00Z'));
    expect(toSaoPauloDate(Date.parse('2026-03-10T02:59:59Z'))).toBe('2026-03-09');
  });

  it('are nothing when they are empty, zero, or no date', () => {
    expect(['', '0000-00-00', '0000-00-00 00:00:00', 'hoje'].map(fromSaoPaulo)).toEqual(
      Array.from({ length: 4 }),
    );
  });

  it('knew summer time until 2019', () => {
    expect(fromSaoPaulo('2018-12-24 20:00:00')).toBe(Date.parse('2018-12-24T22:00:00Z'));
    expect(fromSaoPaulo('2018-11-03 23:30:00')).toBe(Date.parse('2018-11-04T02:30:00Z'));
    expect(fromSaoPaulo('2018-11-04 01:30:00')).toBe(Date.parse('2018-11-04T03:30:00Z'));
  });

  it('survive the way there and back at every second, twice-lived hours aside', () => {
    const seconds = fc.integer({
      min: Date.parse('2015-01-01') / 1000,
      max: Date.parse('2035-01-01') / 1000,
    });

    fc.assert(
      fc.property(seconds, (second) => {
        const text = toSaoPauloDateTime(second * 1000);
        const back = fromSaoPaulo(text);

        expect(toSaoPauloDateTime(back ?? 0)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('go on by calendar days: over months, leap days and summer time, from any hour of the day', () => {
    const day = (instant: number, days: number) =>
      toSaoPauloDateTime(laterInSaoPaulo(instant, days));

    // 23:30 of 30 January in São Paulo is the 31st in Greenwich.
    expect(day(Date.parse('2024-01-31T02:30:00Z'), 30)).toBe('2024-02-29 00:00:00');
    expect(day(Date.parse('2026-12-31T12:00:00Z'), 1)).toBe('2027-01-01 00:00:00');
    expect(day(Date.parse('2018-11-01T12:00:00Z'), 30)).toBe('2018-12-01 00:00:00');
    expect(day(Date.parse('2026-03-10T02:59:59Z'), 0)).toBe('2026-03-09 00:00:00');
  });
});
