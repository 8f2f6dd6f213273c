import type { Clock } from '../../../src/kernel/clock.ts';
import type { Mortal } from './mortal.ts';

/** The clock of the machine that lives run on: its wall clock may be wrong, its timers are not. */
export interface WallClock {
  /** What the wall clock shows beyond the true time, in milliseconds. */
  skewMs: number;
}

/** A real monotonic clock is finer than a millisecond: who writes a difference of it as a date is found. */
const FRACTION_MS = 0.000_1;

export function createMortalClock(mortal: Mortal, time: Clock, wall: WallClock): Clock {
  let fractionMs = 0;
  return {
    now: () => {
      mortal.touch('clock');
      return time.now() + wall.skewMs;
    },
    monotonicMs: () => {
      fractionMs = Math.min(0.999, fractionMs + FRACTION_MS);
      return time.monotonicMs() + fractionMs;
    },
    async sleep(ms, signal) {
      await mortal.enter('clock');
      const [slept] = await Promise.allSettled([time.sleep(ms, signal)]);
      await mortal.pause();
      await mortal.leave('clock');
      if (slept.status === 'rejected') throw slept.reason;
    },
  };
}
