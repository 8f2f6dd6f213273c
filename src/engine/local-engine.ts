import { afterCommit } from '../database/transaction.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { WorkDatabase } from '../work/fenced.ts';
import { LEASE_RENEW_MS } from '../work/lease-term.ts';
import type { Ownerships } from '../work/ownership.ts';
import type { AccountId } from '../work/work-row.ts';
import { dueAccounts } from '../work/work.repository.ts';
import type { AccountWorker } from './account-worker.ts';
import { createAccountWorker } from './account-worker.ts';
import { createDuePoll } from './due-poll.ts';
import type { Engine, EngineJobs } from './engine.ts';
import { nap } from './nap.ts';
import type { Job } from './scheduler.ts';
import { createScheduler } from './scheduler.ts';
import { stopInTime } from './stop-in-time.ts';

/** Marks made by other processes, such as a command, are seen within so long. */
const POLL_MS = 1_000;

export interface LocalEngineOptions {
  readonly database: WorkDatabase;
  readonly ownerships: Ownerships;
  readonly clock: Clock;
  readonly log: Log;
  /** Default 1 s. Rows that become due are not late by it: their date is known. */
  readonly pollMs?: number;
}

/** All accounts in this one process. Wakes are in memory; nothing is lost with them, the rows are. */
export function createLocalEngine(options: LocalEngineOptions): Engine {
  const { database, ownerships, clock, log, pollMs = POLL_MS } = options;
  const stopping = new AbortController();
  const abort = new AbortController();
  const signals = { stopping: stopping.signal, abort: abort.signal };
  const workers = new Map<AccountId, AccountWorker>();
  const scheduler = createScheduler({ clock, log, ...signals });
  const scheduled: Job[] = [];
  const { db } = database;
  const poll = createDuePoll({ db, clock, log, pollMs, wakeDue, stopping: stopping.signal });
  let jobs: EngineJobs | undefined;
  const loops: Promise<void>[] = [];

  function workerOf(accountId: AccountId, from: EngineJobs): AccountWorker {
    const known = workers.get(accountId);
    if (known) return known;
    const worker = createAccountWorker({
      accountId,
      jobs: from,
      ownerships,
      clock,
      log,
      onRest: () => poll.recount(),
      ...signals,
    });
    workers.set(accountId, worker);
    return worker;
  }

  const wakeNow = (accountId: AccountId) => {
    if (jobs) workerOf(accountId, jobs).wake();
  };

  async function wakeDue(): Promise<void> {
    for (const accountId of await dueAccounts(db, clock.now())) wakeNow(accountId);
  }

  async function renewAll(): Promise<void> {
    while (await nap(clock, LEASE_RENEW_MS, stopping.signal))
      await Promise.all([...workers.values()].map((worker) => worker.renew()));
  }

  async function releaseAll(): Promise<void> {
    await Promise.all([...workers.values()].map((worker) => worker.release()));
  }

  return {
    // Rows are found by whoever drains this database: within its poll.
    open: () => Promise.resolve(),

    async start(given) {
      const accounts = await given.accounts();
      loops.push(renewAll());
      const results = await Promise.allSettled(
        accounts.map((accountId) => workerOf(accountId, given).own()),
      );
      const refused = results.find((result) => result.status === 'rejected');
      if (refused) {
        stopping.abort();
        await releaseAll();
        throw refused.reason;
      }
      jobs = given;
      for (const job of scheduled) scheduler.begin(job);
      loops.push(poll.run());
    },

    async wake(accountId, tx) {
      if (!tx || !afterCommit(tx, () => wakeNow(accountId))) wakeNow(accountId);
    },

    schedule(name, when, run) {
      if (jobs) scheduler.begin({ name, when, run });
      else scheduled.push({ name, when, run });
    },

    async stop(withinMs) {
      stopping.abort();
      const ended = Promise.all([
        ...[...workers.values()].map((worker) => worker.stop()),
        ...loops,
        scheduler.ended(),
      ]);
      await stopInTime({ clock, log, abort }, ended, withinMs);
      await releaseAll();
    },
  };
}
