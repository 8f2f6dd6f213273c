import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Drain } from '../work/drain.ts';
import { LostOwnership, OwnedElsewhere } from '../work/failures.ts';
import { LEASE_TTL_MS } from '../work/lease-term.ts';
import type { Ownership, Ownerships } from '../work/ownership.ts';
import type { AccountId } from '../work/work-row.ts';
import type { EngineJobs } from './engine.ts';

/** The former owner's last calls are unknown; its limit counts by the second (research on pace, with margin). */
const QUARANTINE_MS = 1_200;

export interface WorkerOptions {
  readonly accountId: AccountId;
  readonly jobs: EngineJobs;
  readonly ownerships: Ownerships;
  readonly clock: Clock;
  readonly log: Log;
  /** A drain has ended: its rows may have other dates. */
  readonly onRest: () => void;
  /** No new work. */
  readonly stopping: AbortSignal;
  /** End now. */
  readonly abort: AbortSignal;
}

interface Owned {
  readonly ownership: Ownership;
  readonly drain: Drain;
  readonly loss: AbortController;
  renewedAt: number;
  /** Nothing is called before, epoch ms. */
  readonly quietUntil: number;
}

export type AccountWorker = ReturnType<typeof createAccountWorker>;

/** Owns one account and drains it whenever woken, never twice at once. */
export function createAccountWorker(options: WorkerOptions) {
  const { accountId, jobs, ownerships, clock, log, onRest, stopping, abort } = options;
  let owning: Promise<Owned> | undefined;
  let owned: Owned | undefined;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let refusedBy: string | undefined;
  let isStopped = false;
  /** Grows when the account is lost: what still runs for the former ownership begins nothing more. */
  let generation = 0;

  async function acquire(): Promise<Owned> {
    const ownership = await ownerships.acquire(accountId, stopping);
    const loss = new AbortController();
    const now = clock.now();
    owned = {
      ownership,
      loss,
      drain: jobs.drain(ownership, AbortSignal.any([abort, loss.signal])),
      renewedAt: now,
      quietUntil: ownership.tookOver ? now + QUARANTINE_MS : now,
    };
    refusedBy = undefined;
    log.info('the account is ours', { accountId, epoch: ownership.epoch });
    return owned;
  }

  /** Two who ask at once get the same. */
  async function own(): Promise<Owned> {
    if (owned) return owned;
    owning ??= acquire().finally(() => {
      owning = undefined;
    });
    return owning;
  }

  async function drainOnce(): Promise<void> {
    const { drain, quietUntil } = await own();
    const quietMs = quietUntil - clock.now();
    if (quietMs > 0) await clock.sleep(quietMs, stopping);
    if ((await drain.run()) === 'lost') lose();
  }

  async function run(): Promise<void> {
    const mine = generation;
    const mayGoOn = () => isWanted && mine === generation && !isStopped && !stopping.aborted;
    do {
      isWanted = false;
      const [done] = await Promise.allSettled([drainOnce()]);
      if (done.status === 'rejected') tell(done.reason);
      onRest();
    } while (mayGoOn());
  }

  function tell(error: unknown): void {
    if (stopping.aborted) return;
    if (!(error instanceof OwnedElsewhere)) {
      log.error('an account could not be drained', { accountId, error });
      return;
    }
    if (error.holder !== refusedBy)
      log.warn('the account is owned by another process', { accountId, holder: error.holder });
    refusedBy = error.holder;
  }

  function lose(): void {
    if (!owned) return;
    log.warn('the account is no longer ours', { accountId });
    owned.loss.abort(new LostOwnership(accountId));
    owned = undefined;
    generation++;
    // What hangs in the lost drain must not keep the next one from beginning.
    running = undefined;
  }

  return {
    /** @throws {OwnedElsewhere} */
    async own(): Promise<void> {
      await own();
    },

    wake(): void {
      // News that comes while it ends must not keep it from ending.
      if (isStopped || stopping.aborted) return;
      isWanted = true;
      owned?.drain.poke();
      if (running) return;
      const mine = run().finally(() => {
        if (running === mine) running = undefined;
      });
      running = mine;
    },

    /** Neither lost nor released. */
    isOurs: (): boolean => owned !== undefined,

    /** Resolves once it drains no more. */
    async rested(): Promise<void> {
      await running;
    },

    async renew(): Promise<void> {
      const mine = owned;
      if (!mine) return;
      const [renewed] = await Promise.allSettled([ownerships.renew(mine.ownership)]);
      if (mine !== owned) return;
      if (renewed.status === 'fulfilled' && renewed.value) mine.renewedAt = clock.now();
      else if (renewed.status === 'fulfilled') lose();
      else if (clock.now() - mine.renewedAt >= LEASE_TTL_MS) lose();
    },

    /** Takes no new rows; resolves once nothing is in flight. */
    async stop(): Promise<void> {
      isStopped = true;
      owned?.drain.stop();
      await running;
    },

    async release(): Promise<void> {
      if (owned) await ownerships.release(owned.ownership);
      owned = undefined;
    },
  };
}
