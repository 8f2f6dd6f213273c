import type { Clock } from '../../kernel/clock.ts';

const FAILURES_TO_OPEN = 6;
const FIRST_REST_MS = 15_000;
const LONGEST_REST_MS = 300_000;

export interface Breaker {
  /** Milliseconds for which no call may be made; 0 when the way is free. */
  restMs(): number;
  record(worked: boolean): void;
}

/** Leaves a store alone that has not answered for a while; each vain trial doubles the rest. */
export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let closedUntil = 0;
  return {
    // Whole: a rest of less than a millisecond would be over before it can be waited for.
    restMs: () => Math.max(0, Math.ceil(closedUntil - clock.monotonicMs())),
    record(worked) {
      failures = worked ? 0 : failures + 1;
      const beyond = failures - FAILURES_TO_OPEN;
      if (beyond < 0) return;
      const restMs = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(beyond, 10));
      closedUntil = clock.monotonicMs() + restMs;
    },
  };
}
