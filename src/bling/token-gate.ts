import type { Clock } from '../kernel/clock.ts';

/**
 * At most ten token calls in any minute: twenty from one address block it for an hour (guide 3.3).
 * One for the whole process.
 */
export interface TokenGate {
  /** Resolves when a token call may be made. */
  pass(): Promise<void>;
}

const CALLS = 10;
const SPAN_MS = 60_000;

export function createTokenGate(clock: Clock): TokenGate {
  const starts: number[] = [];
  return {
    async pass() {
      const now = clock.monotonicMs();
      const tenthBefore = starts[starts.length - CALLS] ?? -Infinity;
      const start = Math.max(now, tenthBefore + SPAN_MS);
      starts.push(start);
      if (starts.length > CALLS) starts.shift();
      if (start > now) await clock.sleep(start - now);
    },
  };
}
