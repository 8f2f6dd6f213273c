import type { Clock } from '../kernel/clock.ts';

/** How often a living holder renews its lease, and how long its word lasts. */
export const LEASE_RENEW_MS = 2_000;
export const LEASE_TTL_MS = 8_000;
/**
 * A holder stops acting so long before others may take over: for what it is just beginning, and for clocks of
 * two machines that differ.
 */
export const LEASE_MARGIN_MS = 1_000;

/** An instant by the clock that never goes back, and by the one that others compare a lease with. */
export interface Instant {
  readonly monotonicMs: number;
  readonly now: number;
}

export function readInstant(clock: Clock): Instant {
  return { monotonicMs: clock.monotonicMs(), now: clock.now() };
}

export type LeaseTerm = ReturnType<typeof createLeaseTerm>;

/** Until when a lease is surely ours. A process that stood still does not know that it did: it must ask. */
export function createLeaseTerm(clock: Clock, askedAt?: Instant) {
  let from = askedAt;
  let isOver = false;
  const isWithin = (since: number, present: number) =>
    present < since + LEASE_TTL_MS - LEASE_MARGIN_MS;

  return {
    /** The lease was given, or renewed, when it was asked for at this instant: until the answer came, time passed. */
    begin(at: Instant): void {
      from = at;
    },
    /** It went to another, or was let go: a renewal that is told late does not bring it back. */
    end(): void {
      isOver = true;
    },
    isSure(): boolean {
      // A machine that slept stops the one clock, a clock that was set stops the other.
      return (
        !isOver &&
        from !== undefined &&
        isWithin(from.monotonicMs, clock.monotonicMs()) &&
        isWithin(from.now, clock.now())
      );
    },
  };
}
