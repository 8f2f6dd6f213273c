import { afterCommit } from '../database/transaction.ts';
import { LEASE_RENEW_MS } from '../work/lease-term.ts';
import type { AccountId } from '../work/work-row.ts';
import { dueAccounts } from '../work/work.repository.ts';
import { findOwnerless } from './dead-owners.ts';
import type { DrainJobs } from './drain-jobs.ts';
import { createDrainJobs } from './drain-jobs.ts';
import { createDrainQueue } from './drain-queue.ts';
import { createDuePoll } from './due-poll.ts';
import type { Engine } from './engine.ts';
import type { HeldAccounts } from './held-accounts.ts';
import { createHeldAccounts } from './held-accounts.ts';
import type { Term } from './leader.ts';
import { runForLeader } from './leader.ts';
import type { LocalEngineOptions } from './local-engine.ts';
import { nap } from './nap.ts';
import type { Job, Scheduler } from './scheduler.ts';
import { createScheduler } from './scheduler.ts';
import { stopInTime } from './stop-in-time.ts';

/** Marks made by other processes, of an account that is held, are seen within so long. */
const POLL_MS = 1_000;

export interface PgBossEngineOptions extends LocalEngineOptions {
  /** Address of a PostgreSQL that takes `LISTEN`: past a pooler that shares sessions. */
  readonly engineUrl: string;
  /** The store is that very database: a wake then counts with the transaction it was made in. */
  readonly isStoreToo: boolean;
  /** Accounts that this process drains at once. */
  readonly slots: number;
  /** `host:pid:uuid` of this process. */
  readonly holder: string;
}

/** Accounts spread over any number of processes by jobs of pg-boss; the lease stays the fence (ADR 0008). */
export function createPgBossEngine(options: PgBossEngineOptions): Engine {
  const { database, clock, log, holder, slots, isStoreToo, pollMs = POLL_MS } = options;
  const { db } = database;
  const stopping = new AbortController();
  const abort = new AbortController();
  const queue = createDrainQueue({ url: options.engineUrl, log });
  const scheduled: Job[] = [];
  /** Epoch of the dead owner whose job was replaced last: once is enough. */
  const handedOver = new Map<AccountId, number>();
  const loops: Promise<unknown>[] = [];
  let held: HeldAccounts | undefined;
  let drains: DrainJobs | undefined;
  let leading: Scheduler | undefined;

  const ownPoll = createDuePoll({
    db,
    clock,
    log,
    pollMs,
    stopping: stopping.signal,
    wakeDue: wakeHeld,
  });

  async function wakeHeld(): Promise<void> {
    for (const accountId of await dueAccounts(db, clock.now())) held?.wake(accountId);
  }

  /** What no wake told, and what an owner left that died. */
  async function wakeOwnerless(): Promise<void> {
    const ownerless = await findOwnerless(database, clock.now());
    for (const { accountId, deadEpoch } of ownerless) {
      if (deadEpoch === undefined || handedOver.get(accountId) === deadEpoch) continue;
      log.warn('an owner vanished, its account goes to another process', { accountId });
      await queue.handOver(accountId);
      handedOver.set(accountId, deadEpoch);
    }
    await queue.wakeAll(ownerless.map(({ accountId }) => accountId));
  }

  async function lead({ over, isSure }: Term): Promise<void> {
    const ending = AbortSignal.any([stopping.signal, over]);
    const scheduler = createScheduler({
      clock,
      log,
      stopping: ending,
      abort: AbortSignal.any([abort.signal, over]),
      mayRun: isSure,
    });
    for (const job of scheduled) scheduler.begin(job);
    leading = scheduler;
    const sweep = createDuePoll({
      db,
      clock,
      log,
      pollMs,
      stopping: ending,
      wakeDue: wakeOwnerless,
    });
    await Promise.all([sweep.run(), scheduler.ended()]);
    leading = undefined;
  }

  async function renewHeld(accounts: HeldAccounts): Promise<void> {
    while (await nap(clock, LEASE_RENEW_MS, stopping.signal)) await accounts.renewAll();
  }

  async function tellWake(accountId: AccountId): Promise<void> {
    const [told] = await Promise.allSettled([queue.wake(accountId)]);
    // The row is there, and the sweeper finds it.
    if (told.status === 'rejected')
      log.warn('a wake was not told', { accountId, error: told.reason });
  }

  return {
    open: () => queue.open(),

    async start(jobs) {
      await queue.open();
      const signals = { stopping: stopping.signal, abort: abort.signal };
      const accounts = createHeldAccounts({
        ...options,
        ...signals,
        jobs,
        onRest: () => ownPoll.recount(),
      });
      const mine = createDrainJobs({ queue, slots, drain: accounts.drain, log });
      held = accounts;
      drains = mine;
      loops.push(renewHeld(accounts), ownPoll.run());
      await queue.hear((account) => {
        if (!accounts.wake(account)) mine.ring();
      });
      mine.start();
      const leaderOptions = { database, clock, log, holder, stopping: stopping.signal, lead };
      loops.push(runForLeader(leaderOptions));
    },

    async wake(accountId, tx) {
      if (tx && isStoreToo) await queue.wakeInside(accountId, tx);
      else if (!tx || !afterCommit(tx, () => void tellWake(accountId))) await tellWake(accountId);
    },

    schedule(name, when, run) {
      scheduled.push({ name, when, run });
      leading?.begin({ name, when, run });
    },

    async stop(withinMs) {
      stopping.abort();
      const ended = Promise.all([...loops, drains?.finish()]);
      await stopInTime({ clock, log, abort }, ended, withinMs);
      await Promise.allSettled([drains?.close()]);
      await Promise.allSettled([queue.close()]);
    },
  };
}
