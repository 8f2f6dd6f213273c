import { describe, expect, it } from 'vitest';

import { createKnownDoubts } from './known-doubts.ts';
import { STORE } from './repository.builder.ts';

const DOUBT = { scope: STORE, key: 'thing:1' };

/** A clock that never jumps; it is finer than a millisecond. */
function fineClock() {
  let elapsed = 0.25;
  return { monotonicMs: () => elapsed, pass: (ms: number) => void (elapsed += ms) };
}

describe('a doubtful send', () => {
  it('that is met for the first time is known from this moment on, each for itself', () => {
    const clock = fineClock();
    const doubts = createKnownDoubts(clock);
    clock.pass(60_000);

    expect(doubts.knownForMs(DOUBT)).toBe(0);
    clock.pass(5_000);
    expect(doubts.knownForMs(DOUBT)).toBe(5_000);
    expect(doubts.knownForMs({ ...DOUBT, key: 'thing:2' })).toBe(0);
  });

  it('counts from when we gave it up, and anew when that happens again', () => {
    const clock = fineClock();
    const doubts = createKnownDoubts(clock);
    doubts.begin(DOUBT);
    clock.pass(7_000);
    expect(doubts.knownForMs(DOUBT)).toBe(7_000);

    doubts.begin(DOUBT);
    clock.pass(1_000);
    expect(doubts.knownForMs(DOUBT)).toBe(1_000);
  });

  it('that has ended plays no part in the next of the same name', () => {
    const clock = fineClock();
    const doubts = createKnownDoubts(clock);
    doubts.begin(DOUBT);
    clock.pass(7_000);
    doubts.end(DOUBT);

    expect(doubts.knownForMs(DOUBT)).toBe(0);
  });

  it('is known for whole milliseconds, never for more than has passed', () => {
    const clock = fineClock();
    const doubts = createKnownDoubts(clock);
    doubts.begin(DOUBT);
    clock.pass(1.75);

    expect(doubts.knownForMs(DOUBT)).toBe(1);
  });
});
