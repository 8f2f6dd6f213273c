import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Schedule, ScheduledRun } from './engine.ts';
import { nap } from './nap.ts';
import { nextRunAt } from './next-run.ts';

export interface SchedulerOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** No run begins any more. */
  readonly stopping: AbortSignal;
  /** Handed to runs: end now. */
  readonly abort: AbortSignal;
  /** Asked directly before a run; `false` ends the schedule. */
  readonly mayRun?: () => boolean;
}

export interface Job {
  readonly name: string;
  readonly when: Schedule;
  readonly run: ScheduledRun;
}

export type Scheduler = ReturnType<typeof createScheduler>;

/** Runs jobs by their schedule on the clock, each one never twice at once. */
export function createScheduler(options: SchedulerOptions) {
  const { clock, log, stopping, abort, mayRun = () => true } = options;
  const running: Promise<void>[] = [];

  async function loop({ name, when, run }: Job): Promise<void> {
    for (let isFirst = true; ; isFirst = false) {
      const now = clock.now();
      const at = nextRunAt(when, { now, isFirst });
      if (at === undefined || !(await nap(clock, at - now, stopping)) || !mayRun()) return;
      const [done] = await Promise.allSettled([run(abort)]);
      if (done.status === 'rejected' && !abort.aborted)
        log.error('a scheduled run failed', { name, error: done.reason });
      if (stopping.aborted) return;
    }
  }

  return {
    begin(job: Job): void {
      running.push(loop(job));
    },
    /** Resolves once all runs have ended, after `stopping`. */
    async ended(): Promise<void> {
      await Promise.all(running);
    },
  };
}
