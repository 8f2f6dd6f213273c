import { describe, expect, it } from 'vitest';

import { createBreaker } from './breaker.ts';

describe('the breaker', () => {
  it('stays closed at twenty errors in ten seconds and opens at the next', () => {
    const breaker = createBreaker();
    for (let error = 0; error < 20; error += 1) breaker.record('error', error * 400);
    const atTwenty = breaker.openForMs(8_000);

    breaker.record('error', 8_000);

    expect([atTwenty, breaker.openForMs(8_000)]).toEqual([0, 30_000]);
  });

  it('forgets errors after ten seconds', () => {
    const breaker = createBreaker();

    for (let error = 0; error < 100; error += 1) breaker.record('error', error * 600);

    expect(breaker.openForMs(60_000)).toBe(0);
  });

  it('opens for ten minutes when everything looks blocked, and at once again if still so afterwards', () => {
    const breaker = createBreaker();
    for (let sign = 0; sign < 5; sign += 1) breaker.record('blocked', sign);
    const first = breaker.openForMs(4);

    breaker.record('blocked', 700_000);

    expect([first, breaker.openForMs(700_000)]).toEqual([600_000, 600_000]);
  });

  it('does not take single refused connections for a block', () => {
    const breaker = createBreaker();

    for (let round = 0; round < 10; round += 1) {
      breaker.record('blocked', round * 1_000);
      breaker.record('good', round * 1_000);
    }

    expect(breaker.openForMs(10_000)).toBe(0);
  });

  it('lets the 501st call in ten seconds wait, far below the 600 that block an address', () => {
    const breaker = createBreaker();
    for (let call = 0; call < 500; call += 1) breaker.start(call * 10);

    expect(breaker.waitMs(4_990)).toBe(5_010);
    breaker.start(10_000);
    expect(breaker.waitMs(10_000)).toBe(10);
    expect(breaker.waitMs(10_010)).toBe(0);
  });

  it('tells why it opened and for how long, and opens for what another process met', () => {
    const opened: unknown[] = [];
    const breaker = createBreaker({ onOpen: (news) => opened.push(news) });
    for (let error = 0; error < 21; error += 1) breaker.record('error', error);
    for (let sign = 0; sign < 5; sign += 1) breaker.record('blocked', 100);
    breaker.openFor(900_000, 200);

    expect(opened).toEqual([
      { reason: 'errors', forMs: 30_000 },
      { reason: 'blocked', forMs: 600_000 },
    ]);
    expect(breaker.openForMs(200)).toBe(900_000);
  });
});
