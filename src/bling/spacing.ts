/**
 * Even spacing of calls, measured to give 98 % of 3/s without a 429 (research: 338 ms).
 *
 * Three calls span 1 014 ms, which leaves 14 ms for uneven travel; each 429 widens it for a while. Where
 * another app seems to use a part of the second, its part is left to it.
 */
export const CALL_SPACING_MS = 338;

const WIDER_BY_MS = 2;
const WIDER_FOR_MS = 5 * 60_000;
const MOST_WIDENINGS = 30;
const PER_SECOND = 3;
/** However much others seem to use: an order must get through. */
const WIDEST_MS = 1_000;

export interface Spacing {
  /** After a 429 of the second. */
  widen(now: number): void;
  /** Leaves so many calls a second to others, until the next word on it; 0 leaves nothing. */
  shareWith(othersPerSecond: number): void;
  gapMs(now: number): number;
}

export function createSpacing(baseMs = CALL_SPACING_MS): Spacing {
  let widenedAt: number[] = [];
  let others = 0;
  return {
    widen: (now) => {
      widenedAt = [...widenedAt, now].slice(-MOST_WIDENINGS);
    },
    shareWith: (othersPerSecond) => {
      others = othersPerSecond;
    },
    gapMs(now) {
      widenedAt = widenedAt.filter((at) => now - at < WIDER_FOR_MS);
      const ours = Math.max(PER_SECOND - others, PER_SECOND / 3);
      const shared = others > 0 ? Math.min(WIDEST_MS, Math.ceil(1_000 / ours)) : 0;
      return Math.max(baseMs, shared) + widenedAt.length * WIDER_BY_MS;
    },
  };
}
