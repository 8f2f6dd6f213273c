import type { Log } from '../kernel/log.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { createBell } from '../work/bell.ts';
import type { AccountId } from '../work/work-row.ts';
import type { DrainJob, DrainQueue } from './drain-queue.ts';
import { endsWithin, nap } from './nap.ts';

/** Of its places a process fills so many in one question: those that hear of many jobs at once share them. */
const SHARE_AT_ONCE = 1 / 20;
/** The fuller a process is, the longer it lets others go first; a full one would wait so long. */
const COURTESY_MS = 200;
/** Between two questions that found nothing more, however often there is a ring. */
const REST_MS = 50;
/** A wake that was not heard is found within so long. */
const POLL_MS = 5_000;
/** A third of what pg-boss waits before it believes that a process is gone. */
const KEEP_MS = 3_000;

export interface DrainJobsOptions {
  readonly queue: Pick<DrainQueue, 'fetch' | 'keep' | 'done' | 'giveBack' | 'wake'>;
  /** Jobs that run at once. */
  readonly slots: number;
  /** @returns whether the account should be looked at once more, by whoever has a place */
  readonly drain: (accountId: AccountId) => Promise<boolean>;
  readonly log: Log;
}

export type DrainJobs = ReturnType<typeof createDrainJobs>;

/**
 * Takes jobs while there are places left: one question to the database for all places, one sign of life for
 * all jobs. It keeps real time, as pg-boss does.
 */
export function createDrainJobs({ queue, slots, drain, log }: DrainJobsOptions) {
  const running = new Map<string, DrainJob>();
  const runs = new Set<Promise<void>>();
  const bell = createBell();
  const closing = new AbortController();
  const closed = new AbortController();
  const loops: Promise<void>[] = [];

  /** Whether there may be more. */
  async function takeSome(): Promise<boolean> {
    const wanted = Math.min(slots - running.size, Math.ceil(slots * SHARE_AT_ONCE));
    if (wanted <= 0) return false;
    const jobs = await queue.fetch(wanted);
    if (closing.signal.aborted) await queue.giveBack(jobs);
    else for (const job of jobs) begin(job);
    return jobs.length === wanted;
  }

  function begin(job: DrainJob): void {
    running.set(job.id, job);
    const run = work(job).finally(() => {
      running.delete(job.id);
      runs.delete(run);
      bell.ring();
    });
    runs.add(run);
  }

  async function work(job: DrainJob): Promise<void> {
    const { accountId } = job.data;
    const [drained] = await Promise.allSettled([drain(accountId)]);
    // Given back meanwhile.
    if (!running.has(job.id)) return;
    const [told] = await Promise.allSettled([end(job, drained)]);
    if (told.status === 'rejected')
      log.warn('the end of a drain was not told', { accountId, error: told.reason });
  }

  async function end(job: DrainJob, drained: PromiseSettledResult<boolean>): Promise<void> {
    await queue.done(job);
    // After its end: what waits behind a running job cannot be taken.
    if (drained.status === 'fulfilled' && drained.value) await queue.wake(job.data.accountId);
  }

  async function takeJobs(): Promise<void> {
    while (!closing.signal.aborted) {
      await nap(systemClock, (COURTESY_MS * running.size) / slots, closing.signal);
      bell.hush();
      const [taken] = await Promise.allSettled([takeSome()]);
      if (taken.status === 'rejected')
        log.warn('no jobs could be fetched', { error: taken.reason });
      else if (taken.value) continue;
      await nap(systemClock, REST_MS, closing.signal);
      await endsWithin(systemClock, POLL_MS, bell.heard());
    }
  }

  async function keepJobs(): Promise<void> {
    while (await nap(systemClock, KEEP_MS, closed.signal)) {
      const [kept] = await Promise.allSettled([queue.keep([...running.values()])]);
      if (kept.status === 'rejected') log.warn('jobs could not be kept', { error: kept.reason });
    }
  }

  return {
    start(): void {
      loops.push(takeJobs(), keepJobs());
    },

    /** There may be jobs. */
    ring(): void {
      bell.ring();
    },

    /** Takes no more jobs. Resolves once those that run have ended. */
    async finish(): Promise<void> {
      closing.abort();
      bell.ring();
      await loops[0];
      while (runs.size > 0) await Promise.all(runs);
    },

    /** Gives back what still runs. */
    async close(): Promise<void> {
      closed.abort();
      const left = [...running.values()];
      running.clear();
      await queue.giveBack(left);
    },
  };
}
