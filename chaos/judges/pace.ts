/** One call as it arrived at Bling: the instant on a clock that never goes back, and epoch ms. */
export interface Arrival {
  readonly monotonicMs: number;
  readonly at: number;
}

export interface PaceVerdict {
  /** Most calls that arrived within any 1,000 ms. */
  readonly most: number;
  /** Windows with a fourth call that cannot be the machine's doing. */
  readonly breaches: readonly string[];
  /** Windows with a fourth call that came while this machine was late by more than is missing. */
  readonly excused: number;
}

export interface Lag {
  readonly at: number;
  readonly lateMs: number;
}

const ALLOWED = 3;
const WINDOW_MS = 1_000;
/** A wake-up that was late at a window's edge was noticed within so long by our metronome. */
const NEAR_MS = 1_500;

/**
 * Judges one account's calls against "3 in a sliding second".
 *
 * Calls are spaced as they leave; the judge sees them arrive. On a machine that stalls for 40 ms two arrivals come
 * 40 ms closer. Such a fourth call is excused when a metronome on the way was late by at least what is missing to
 * the whole second, near that instant. A fifth call never is: no such stall makes two processes call at once.
 */
export function judgePace(arrivals: readonly Arrival[], lags: readonly Lag[]): PaceVerdict {
  const calls = arrivals.toSorted((one, other) => one.monotonicMs - other.monotonicMs);
  const breaches: string[] = [];
  let most = 0;
  let excused = 0;
  let first = 0;
  for (const [last, call] of calls.entries()) {
    while (call.monotonicMs - (calls[first]?.monotonicMs ?? 0) >= WINDOW_MS) first += 1;
    const count = last - first + 1;
    most = Math.max(most, count);
    if (count <= ALLOWED) continue;
    const spanMs = call.monotonicMs - (calls[last - ALLOWED]?.monotonicMs ?? 0);
    if (count === ALLOWED + 1 && worstLag(lags, call.at) >= WINDOW_MS - spanMs) excused += 1;
    else {
      const when = new Date(call.at).toISOString();
      breaches.push(
        `${count} calls within a second until ${when}, the last 4 within ${Math.round(spanMs)} ms`,
      );
    }
  }
  return { most, breaches, excused };
}

function worstLag(lags: readonly Lag[], at: number): number {
  const near = lags.filter((lag) => Math.abs(lag.at - at) <= NEAR_MS);
  return Math.max(0, ...near.map(({ lateMs }) => lateMs));
}
