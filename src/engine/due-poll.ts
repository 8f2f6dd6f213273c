import type { Db } from '../database/tables.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { createBell } from '../work/bell.ts';
import { nextDueAt } from '../work/work.repository.ts';
import { endsWithin } from './nap.ts';

export interface DuePollOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly pollMs: number;
  readonly stopping: AbortSignal;
  /** Wakes every account with something due. */
  readonly wakeDue: () => Promise<void>;
}

/** Looks for due rows every `pollMs`, and at the very moment at which a row becomes due. */
export function createDuePoll(options: DuePollOptions) {
  const { db, clock, log, pollMs, stopping, wakeDue } = options;
  const bell = createBell();
  let lookAt = clock.now();

  async function lookIfDue(): Promise<void> {
    if (clock.now() >= lookAt) {
      await wakeDue();
      lookAt = clock.now() + pollMs;
    }
    const next = await nextDueAt(db, clock.now());
    lookAt = Math.min(lookAt, next ?? Infinity);
  }

  return {
    /** Rows were put off: one may be due before the next look. */
    recount(): void {
      bell.ring();
    },

    /** Until `stopping`. */
    async run(): Promise<void> {
      stopping.addEventListener('abort', () => bell.ring(), { once: true });
      while (!stopping.aborted) {
        bell.hush();
        const [looked] = await Promise.allSettled([lookIfDue()]);
        if (looked.status === 'rejected') {
          log.error('due work could not be looked for', { error: looked.reason });
          lookAt = clock.now() + pollMs;
        }
        await endsWithin(clock, lookAt - clock.now(), bell.heard());
      }
    },
  };
}
