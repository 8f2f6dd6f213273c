import type { CallResult } from './lane.ts';

/**
 * Stops us long before Bling would block the address: it blocks at 300 errors or 600 calls in 10 s
 * (guide 3.3). We pause at 21 errors, for ten minutes when it seems to have blocked us, and let calls wait
 * beyond 500 in 10 s.
 *
 * The rules count by address: all accounts of a process must share one breaker. Instants are monotonic ms.
 */
export interface Breaker {
  /** A call starts. */
  start(now: number): void;
  /** 0 or less: the address may make another call now. */
  waitMs(now: number): number;
  record(health: CallResult['health'], now: number): void;
  /** Another process of this address has met it. */
  openFor(forMs: number, now: number): void;
  /** 0: calls may go. */
  openForMs(now: number): number;
}

/** `errors`: too many failed. `blocked`: Bling seems to refuse our address. */
export type BreakerReason = 'errors' | 'blocked';

export interface BreakerOptions {
  /** Calls in any 10 s. Default 500; several processes of one address share the 600 of guide 3.3. */
  readonly callsIn10s?: number | undefined;
  readonly onOpen?: ((opened: { reason: BreakerReason; forMs: number }) => void) | undefined;
}

const SPAN_MS = 10_000;
const CALLS_IN_SPAN = 500;
const MOST_ERRORS = 20;
const ERROR_PAUSE_MS = 30_000;
const BLOCK_SIGNS = 5;
const BLOCK_PAUSE_MS = 10 * 60_000;

export function createBreaker(options: BreakerOptions = {}): Breaker {
  const { callsIn10s = CALLS_IN_SPAN, onOpen } = options;
  /** The last starts, as a ring: the next place holds the oldest. */
  const starts = Array.from({ length: callsIn10s }, () => -Infinity);
  let place = 0;
  let errors: number[] = [];
  let blockSigns = 0;
  let openUntil = -Infinity;

  function open(reason: BreakerReason, { forMs, now }: { forMs: number; now: number }): void {
    openUntil = now + forMs;
    onOpen?.({ reason, forMs });
  }

  return {
    start(now) {
      starts[place] = now;
      place = (place + 1) % callsIn10s;
    },
    waitMs: (now) => (starts[place] ?? -Infinity) + SPAN_MS - now,
    record(health, now) {
      if (health === 'good') {
        blockSigns = 0;
        return;
      }
      errors = [...errors.filter((at) => now - at < SPAN_MS), now];
      blockSigns = health === 'blocked' ? blockSigns + 1 : 0;
      if (blockSigns >= BLOCK_SIGNS) {
        // One more sign after the pause is enough: still blocked.
        blockSigns = BLOCK_SIGNS - 1;
        open('blocked', { forMs: BLOCK_PAUSE_MS, now });
      } else if (errors.length > MOST_ERRORS) {
        errors = [];
        open('errors', { forMs: ERROR_PAUSE_MS, now });
      }
    },
    openFor(forMs, now) {
      openUntil = Math.max(openUntil, now + forMs);
    },
    openForMs: (now) => Math.max(0, Math.ceil(openUntil - now)),
  };
}
