import type { Clock } from '../kernel/clock.ts';
import type { Transport } from './transport.ts';

/** Bling's clock stands somewhere between these, epoch ms. */
export interface BlingInstant {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * What Bling's clock shows. Events are dated by it, and ours may be off by minutes or jump: an event's date is
 * compared with what this says, never with our own clock.
 */
export interface BlingTime {
  /**
   * @param monotonicMs an instant of the clock that never goes back
   * @returns `undefined` when Bling has not told its time lately, or our clock was set since
   */
  at(monotonicMs: number): BlingInstant | undefined;
}

/** Dates of HTTP are cut to whole seconds (RFC 9110, 5.6.7). */
const DATE_STEP_MS = 1_000;
/** Clocks drift apart, if slowly. */
const LONGEST_MS = 3_600_000;
/** Wall and monotonic time differ by more: the clock was set, or the machine slept. */
const SET_MS = 2_000;

interface Told {
  readonly date: number;
  readonly sentAt: number;
  readonly heardAt: number;
  readonly wall: number;
}

/** Learns Bling's time from the `Date` of its answers. */
export function createBlingTime(clock: Pick<Clock, 'now' | 'monotonicMs'>) {
  let told: Told | undefined;

  function at(monotonicMs: number): BlingInstant | undefined {
    if (!told) return undefined;
    const { date, sentAt, heardAt, wall } = told;
    const passedMs = clock.monotonicMs() - heardAt;
    const wasSet = Math.abs(clock.now() - wall - passedMs) > SET_MS;
    if (passedMs > LONGEST_MS || wasSet) return undefined;
    // It was said at some moment between sending and hearing.
    // Whole milliseconds, as dates are; the monotonic clock is finer.
    const earliest = Math.floor(date + monotonicMs - heardAt);
    const latest = Math.ceil(date + DATE_STEP_MS + monotonicMs - sentAt);
    return { earliest, latest };
  }

  function listen(transport: Transport): Transport {
    return async (call) => {
      const sentAt = clock.monotonicMs();
      const heard = await transport(call);
      if (heard.kind === 'answer' && heard.date !== undefined) {
        const { date } = heard;
        told = { date, sentAt, heardAt: clock.monotonicMs(), wall: clock.now() };
      }
      return heard;
    };
  }

  return { at, listen };
}
