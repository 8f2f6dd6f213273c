import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addWindow, HOURS_KEPT, NO_WINDOWS, summarizeWindows } from './window-histogram.ts';

const START = Date.UTC(2026, 2, 10, 12);
const HOUR_MS = 3_600_000;

const after = (windows: readonly { ms: number; now: number }[]) =>
  windows.reduce(addWindow, NO_WINDOWS);

describe('how long windows were', () => {
  it('is not known before the first, nor after hours without any', () => {
    expect(summarizeWindows(NO_WINDOWS, START)).toBeUndefined();

    const one = after([{ ms: 800, now: START }]);
    expect(summarizeWindows(one, START + HOUR_MS)).toMatchObject({ windows: 1, sumMs: 800 });
    expect(summarizeWindows(one, START + HOURS_KEPT * HOUR_MS)).toBeUndefined();
  });

  it('is told to within a quarter, and never too short', () => {
    const length = fc.integer({ min: 20, max: 500_000 });
    fc.assert(
      fc.property(fc.array(length, { minLength: 1, maxLength: 200 }), (lengths) => {
        const sorted = lengths.toSorted((one, other) => one - other);
        const exact = (share: number) => sorted[Math.ceil(lengths.length * share) - 1] ?? 0;
        const told = summarizeWindows(after(lengths.map((ms) => ({ ms, now: START }))), START);

        expect(told?.windows).toBe(lengths.length);
        for (const [value, share] of [
          [told?.p50Ms, 0.5],
          [told?.p95Ms, 0.95],
        ] as const) {
          expect(value).toBeGreaterThanOrEqual(exact(share) - 1);
          expect(value).toBeLessThanOrEqual(exact(share) * 1.26 + 1);
        }
      }),
    );
  });

  it('stays small, however many there were', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => ({
      ms: 20 + ((at * 7_919) % 900_000),
      now: START + at * 60_000,
    }));
    const kept = after(many);

    expect(kept.slots.length).toBeLessThanOrEqual(HOURS_KEPT);
    expect(JSON.stringify(kept).length).toBeLessThan(4_000);
  });

  it('forgets hours that a wrong clock dated into the future', () => {
    const kept = after([
      { ms: 60_000, now: START + 48 * HOUR_MS },
      { ms: 100, now: START },
    ]);

    expect(summarizeWindows(kept, START)).toMatchObject({ windows: 1, sumMs: 100 });
  });
});
