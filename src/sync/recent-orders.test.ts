import { describe, expect, it } from 'vitest';

import { createRecentOrders } from './recent-orders.ts';

const MINUTE_MS = 60_000;
const START = 1_000 * MINUTE_MS;
const ORDER = 'sto_loja0001/7';

/** A wall clock that can be set, beside one that only goes on. */
function settableClock() {
  let elapsed = 0;
  let skew = 0;
  return {
    now: () => START + elapsed + skew,
    monotonicMs: () => elapsed,
    pass: (ms: number) => void (elapsed += ms),
    set: (ms: number) => void (skew += ms),
  };
}

describe('an order that was recorded', () => {
  it('is as old as it is, while the wall clock goes right', () => {
    const clock = settableClock();
    const recent = createRecentOrders(clock);
    clock.pass(30 * MINUTE_MS);
    const at = clock.now();
    recent.note(ORDER, at);
    clock.pass(MINUTE_MS);

    expect(recent.asOfNow(ORDER, at)).toBe(at);
    expect(recent.olderThan(MINUTE_MS)).toBe(Infinity);
    expect(recent.olderThan(MINUTE_MS + 1)).toBe(at - 1);
  });

  it('becomes no older by a wall clock that is set forward', () => {
    const clock = settableClock();
    const recent = createRecentOrders(clock);
    clock.pass(30 * MINUTE_MS);
    const at = clock.now();
    recent.note(ORDER, at);
    clock.pass(7_000);
    clock.set(6 * MINUTE_MS);

    expect(clock.now() - recent.asOfNow(ORDER, at)).toBe(7_000);
  });

  it('of an owner before counts from our beginning, unless it is older than any clock is wrong', () => {
    const clock = settableClock();
    clock.pass(60 * MINUTE_MS);
    const [recently, longAgo] = [clock.now() - MINUTE_MS, clock.now() - 20 * MINUTE_MS];
    const recent = createRecentOrders(clock);
    const beganAt = clock.now();
    clock.pass(10_000);

    expect(recent.asOfNow(ORDER, recently)).toBe(beganAt);
    expect(recent.asOfNow(ORDER, longAgo)).toBe(longAgo);
    expect(recent.olderThan(MINUTE_MS)).toBe(beganAt - 15 * MINUTE_MS);
    clock.pass(MINUTE_MS);
    expect(recent.olderThan(MINUTE_MS)).toBe(Infinity);
  });

  it('that has news keeps the age of what is no news', () => {
    const clock = settableClock();
    const recent = createRecentOrders(clock);
    clock.pass(MINUTE_MS);
    const [imported, changed] = [clock.now(), clock.now() + 20 * MINUTE_MS];
    recent.note(ORDER, imported);
    clock.pass(20 * MINUTE_MS);
    recent.note(ORDER, changed);
    clock.pass(5_000);

    expect(recent.asOfNow(ORDER, imported)).toBe(imported);
    expect(recent.asOfNow(ORDER, changed)).toBe(changed);
    expect(recent.olderThan(MINUTE_MS)).toBe(changed - 1);
  });
});
