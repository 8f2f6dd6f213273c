import type { Clock } from '../kernel/clock.ts';
import type { IntentScope } from './write-intent.repository.ts';

/** A send whose outcome nobody knows. */
interface Doubt {
  readonly scope: IntentScope;
  readonly key: string;
}

export type KnownDoubts = ReturnType<typeof createKnownDoubts>;

/**
 * How long this owner of the account has known of each doubtful send, on the clock that never jumps: the dates in
 * the database are of a wall clock, which may be set right in the middle of a wait, or may have been another's.
 */
export function createKnownDoubts(clock: Pick<Clock, 'monotonicMs'>) {
  const since = new Map<string, number>();
  const nameOf = ({ scope, key }: Doubt) => `${scope} ${key}`;

  return {
    /** Its time counts from now. */
    begin(doubt: Doubt): void {
      since.set(nameOf(doubt), clock.monotonicMs());
    },
    /** 0 for one that is met for the first time: of another owner, or of this one before it was started again. */
    knownForMs(doubt: Doubt): number {
      const now = clock.monotonicMs();
      const at = since.get(nameOf(doubt)) ?? now;
      since.set(nameOf(doubt), at);
      // Dates are whole milliseconds; the monotonic clock is finer.
      return Math.floor(now - at);
    },
    /** Its time is over. */
    end(doubt: Doubt): void {
      since.delete(nameOf(doubt));
    },
  };
}
