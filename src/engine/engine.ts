import type { Tx } from '../database/tables.ts';
import type { Drain } from '../work/drain.ts';
import type { Ownership } from '../work/ownership.ts';
import type { AccountId } from '../work/work-row.ts';

/** Spreads accounts over processes, and wakes the owner of one when something was marked. */
export interface Engine {
  /** Makes wakes reach whoever drains, and drains nothing itself: for a process that only takes news in. */
  open(): Promise<void>;
  /**
   * Begins to drain, and runs what is scheduled; it opens too. An engine of one process makes the accounts
   * ours at once; one of many processes makes an account ours while there is work for it.
   *
   * @throws {OwnedElsewhere} of an engine of one process, when a living process owns an account; then nothing
   * was begun, and this engine is spent
   */
  start(jobs: EngineJobs): Promise<void>;
  /**
   * Something was marked for the account. Many wakes are one; one that comes during a drain is kept.
   * With `tx`, it counts once that is committed.
   */
  wake(accountId: AccountId, tx?: Tx): Promise<void>;
  /** Runs something again and again, never twice at once; a failed run is logged and the next one comes. */
  schedule(name: string, when: Schedule, run: ScheduledRun): void;
  /**
   * Takes no new work, lets what is in flight finish or be given up, and frees the accounts.
   *
   * @param withinMs default 10 s; what is still running after four fifths of it is aborted
   */
  stop(withinMs?: number): Promise<void>;
}

export interface EngineJobs {
  /** The accounts to own from the start. Others are owned once something is due for them. */
  accounts(): Promise<readonly AccountId[]>;
  /** A drain for an account that is ours; `signal` aborts it when it no longer is. */
  drain(ownership: Ownership, signal: AbortSignal): Drain;
}

export type Schedule =
  /** So long after the end of the last run; the first one after `firstAfterMs`, which is `everyMs` when absent. */
  | { readonly everyMs: number; readonly firstAfterMs?: number }
  /** `minute hour day month weekday`, in the time of Sao Paulo. */
  | { readonly cron: string };

export type ScheduledRun = (signal: AbortSignal) => Promise<void>;
