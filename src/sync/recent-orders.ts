import type { Clock } from '../kernel/clock.ts';

/** A wall clock that was further off than this is taken for right: nobody sells by such a clock for long. */
const MOST_JUMP_MS = 900_000;

interface Noted {
  /** Of the wall clock as it went then. */
  readonly recordedAt: number;
  readonly monotonicMs: number;
}

export type RecentOrders = ReturnType<typeof createRecentOrders>;

/**
 * How long ago this owner of the account learned of orders in the ERP, on the clock that never jumps: a balance
 * contains an order only some time after that, and a wall clock that is set right in between is no such time.
 */
export function createRecentOrders(clock: Pick<Clock, 'now' | 'monotonicMs'>) {
  const began: Noted = { recordedAt: clock.now(), monotonicMs: clock.monotonicMs() };
  const noted = new Map<string, Noted>();
  const ageOf = (one: Noted) => clock.monotonicMs() - one.monotonicMs;

  return {
    /** Something of this order was recorded just now, with this date. */
    note(orderKey: string, recordedAt: number): void {
      noted.delete(orderKey);
      noted.set(orderKey, { recordedAt, monotonicMs: clock.monotonicMs() });
      for (const [key, one] of noted) {
        if (ageOf(one) < MOST_JUMP_MS) break;
        noted.delete(key);
      }
    },

    /** Where a recorded date lies at the earliest, on the wall clock as it goes now, epoch ms. */
    asOfNow(orderKey: string, recordedAt: number): number {
      const last = noted.get(orderKey);
      const isLast = last !== undefined && recordedAt >= last.recordedAt;
      const isRecent = recordedAt > began.recordedAt - MOST_JUMP_MS;
      const before = isRecent ? began : undefined;
      const learned = isLast ? last : before;
      if (!learned) return recordedAt;
      // Dates are whole milliseconds; the monotonic clock is finer.
      return Math.max(recordedAt, Math.ceil(clock.now() - ageOf(learned)));
    },

    /** All that was recorded with an earlier date is surely older than that. */
    olderThan(ageMs: number): number {
      const young = [...noted.values()].filter((one) => ageOf(one) < ageMs);
      const atStart = ageOf(began) < ageMs ? [began.recordedAt - MOST_JUMP_MS] : [];
      return Math.min(Infinity, ...atStart, ...young.map(({ recordedAt }) => recordedAt - 1));
    },
  };
}
