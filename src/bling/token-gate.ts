import type { Clock } from '../kernel/clock.ts';

/** So many token calls in any minute: twenty from one address block it for an hour (guide 3.3). */
export const TOKEN_CALLS = 10;
/** Longer than a minute, since a call that passed may still wait some seconds for its turn. */
export const TOKEN_SPAN_MS = 70_000;

/** Keeps the token calls of one address below what Bling bears. */
export interface TokenGate {
  /** `waitMs` 0: the call is counted and must be made now. Else it is not, and may be asked for again after so long. */
  pass(): Promise<{ readonly waitMs: number }>;
}

/** For a process that is alone at its address. */
export function createTokenGate(clock: Clock): TokenGate {
  let starts: number[] = [];
  return {
    async pass() {
      const now = clock.monotonicMs();
      starts = starts.filter((start) => start > now - TOKEN_SPAN_MS);
      const [oldest] = starts;
      if (oldest !== undefined && starts.length >= TOKEN_CALLS)
        return { waitMs: oldest + TOKEN_SPAN_MS - now };
      starts.push(now);
      return { waitMs: 0 };
    },
  };
}
