import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { StorePolicy } from '../../connections/store-policy.ts';
import { type BufferFacts, type BufferPolicy, decideBuffer, keepBack } from './buffer.decide.ts';

const HOUR_MS = 3_600_000;

const policy = (change: Partial<BufferPolicy>): BufferPolicy => StorePolicy.parse(change);
const facts = (change: Partial<BufferFacts> = {}): BufferFacts => ({
  balanceUnits: 100,
  pace: undefined,
  ...change,
});

const anyPolicy = fc.record({
  bufferUnits: fc.nat(50),
  bufferPercent: fc.nat(100),
  bufferSpeedDays: fc.nat(90),
  bufferSpeedMaxUnits: fc.nat(50),
});
const anyFacts = fc.record({
  balanceUnits: fc.integer({ min: -20, max: 10_000 }),
  pace: fc.option(fc.record({ soldUnits: fc.nat(5_000), ageMs: fc.nat(48 * HOUR_MS) }), {
    nil: undefined,
  }),
});
const anyLevel = fc.nat(10_000);

describe('the units kept back from a store', () => {
  it('are none unless a person says so', () => {
    const pace = { soldUnits: 500, ageMs: 5 * HOUR_MS };

    expect(decideBuffer(facts({ pace }), policy({}))).toMatchObject({ units: 0 });
  });

  it('are a share of the balance, rounded up', () => {
    expect(decideBuffer(facts({ balanceUnits: 21 }), policy({ bufferPercent: 10 }))).toMatchObject({
      percent: 3,
      units: 3,
    });
  });

  it('are what sells on average while the balance grows old, rounded up, and capped', () => {
    // 168 in 7 days: one an hour.
    const bySpeed = policy({ bufferSpeedDays: 7, bufferSpeedMaxUnits: 4 });
    const after = (ageMs: number) =>
      decideBuffer(facts({ pace: { soldUnits: 168, ageMs } }), bySpeed).bySpeed;

    expect(after(59_000)).toBe(0);
    expect(after(HOUR_MS)).toBe(1);
    expect(after(1.5 * HOUR_MS)).toBe(2);
    expect(after(30 * HOUR_MS)).toBe(4);
  });

  it('are the largest of the three, not their sum', () => {
    const all = policy({ bufferUnits: 2, bufferPercent: 5, bufferSpeedDays: 7 });

    expect(decideBuffer(facts({ pace: { soldUnits: 168, ageMs: 3 * HOUR_MS } }), all)).toEqual({
      units: 5,
      fixed: 2,
      percent: 5,
      bySpeed: 3,
    });
  });

  it('never make a number larger, nor negative', () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, anyLevel, (known, decided, level) => {
        const kept = keepBack(level, decideBuffer(known, decided));

        expect(kept).toBeGreaterThanOrEqual(0);
        expect(kept).toBeLessThanOrEqual(level);
        expect(Number.isInteger(kept)).toBe(true);
      }),
    );
  });

  it('are never fewer for an older balance or a faster sale', () => {
    const anyPace = fc.record({ soldUnits: fc.nat(5_000), ageMs: fc.nat(48 * HOUR_MS) });
    fc.assert(
      fc.property(anyPolicy, anyPace, anyPace, (decided, pace, more) => {
        const units = (other: typeof pace) => decideBuffer(facts({ pace: other }), decided).units;

        expect(units({ ...pace, ageMs: pace.ageMs + more.ageMs })).toBeGreaterThanOrEqual(
          units(pace),
        );
        expect(
          units({ ...pace, soldUnits: pace.soldUnits + more.soldUnits }),
        ).toBeGreaterThanOrEqual(units(pace));
      }),
    );
  });

  it('never make the number fall when there is more', () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, fc.nat(100), (known, decided, more) => {
        const shown = (balanceUnits: number) =>
          keepBack(Math.max(0, balanceUnits), decideBuffer({ ...known, balanceUnits }, decided));

        expect(shown(known.balanceUnits + more)).toBeGreaterThanOrEqual(shown(known.balanceUnits));
      }),
    );
  });
});
