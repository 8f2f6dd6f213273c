import type { CallResult } from './lane.ts';

/**
 * Stops us long before Bling would block the address: it blocks at 300 errors or 600 calls in 10 s
 * (guide 3.3); we pause at 21 errors, and for ten minutes when it seems to have blocked us.
 *
 * The rules count by address: accounts of one process should share one breaker.
 */
export interface Breaker {
  record(health: CallResult['health'], now: number): void;
  /** 0: calls may go. Instants are monotonic ms. */
  openForMs(now: number): number;
}

const MOST_ERRORS = 20;
const ERROR_SPAN_MS = 10_000;
const ERROR_PAUSE_MS = 30_000;
const BLOCK_SIGNS = 5;
const BLOCK_PAUSE_MS = 10 * 60_000;

export function createBreaker(): Breaker {
  let errors: number[] = [];
  let blockSigns = 0;
  let openUntil = -Infinity;
  return {
    record(health, now) {
      if (health === 'good') {
        blockSigns = 0;
        return;
      }
      errors = [...errors.filter((at) => now - at < ERROR_SPAN_MS), now];
      blockSigns = health === 'blocked' ? blockSigns + 1 : 0;
      if (blockSigns >= BLOCK_SIGNS) {
        openUntil = now + BLOCK_PAUSE_MS;
        // One more sign after the pause is enough: still blocked.
        blockSigns = BLOCK_SIGNS - 1;
      } else if (errors.length > MOST_ERRORS) {
        openUntil = now + ERROR_PAUSE_MS;
        errors = [];
      }
    },
    openForMs: (now) => Math.max(0, openUntil - now),
  };
}
