import { fromKysely, PgBoss } from 'pg-boss';

import type { Tx } from '../database/tables.ts';
import type { Log } from '../kernel/log.ts';
import type { AccountId } from '../work/work-row.ts';

const QUEUE = 'drain';
/** Apart from our own tables: it may be dropped at any time, since the rows tell what is to do. */
const SCHEMA = 'totoro_engine';
/** The least that pg-boss takes. Backstop only: a dead owner is noticed by its lease. */
const HEARTBEAT_SECONDS = 10;
const POLL_SECONDS = 5;
/** A job ends with its drain; only one that nobody ended is ever this old. */
const EXPIRE_SECONDS = 24 * 3_600;
const CHANNEL = 'totoro_wake';
const TELL_HOLDERS = `select pg_notify('${CHANNEL}', account) from unnest($1::text[]) account`;
const FOR_EVER = 1_000_000;

interface DrainJob {
  readonly accountId: AccountId;
}

export interface DrainQueueOptions {
  /** Address of a PostgreSQL. Not through a pooler that shares sessions: wakes are `NOTIFY`s. */
  readonly url: string;
  readonly log: Log;
}

export type DrainQueue = ReturnType<typeof createDrainQueue>;

/**
 * pg-boss, as the engine uses it: at most one job `drain` of an account waits and one runs, over all
 * processes (policy `stately`). What is to do stands in our own rows, never in a job.
 */
export function createDrainQueue({ url, log }: DrainQueueOptions) {
  const boss = new PgBoss({
    connectionString: url,
    schema: SCHEMA,
    application_name: 'totoro engine',
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    // A server that restarts must not leave us waiting for the old one.
    connectionTimeoutMillis: 5_000,
    notifyHeartbeatIntervalMs: 5_000,
  });
  boss.on('error', (error) => log.warn('the engine has trouble with its database', { error }));
  boss.on('warning', (warning) => log.warn('the engine warns', { warning: warning.message }));
  let opening: Promise<unknown> | undefined;
  let hearing: { close(): Promise<void> } | undefined;

  async function begin(): Promise<void> {
    await boss.start();
    await boss.createQueue(QUEUE, {
      policy: 'stately',
      notify: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: EXPIRE_SECONDS,
      retryLimit: FOR_EVER,
      retryDelay: 0,
      deleteAfterSeconds: 60,
      warningQueueSize: FOR_EVER,
    });
  }

  return {
    /** Once, however often it is asked. */
    async open(): Promise<void> {
      opening ??= begin();
      await opening;
    },

    /** One more look at these accounts. Where one waits already, nothing is added. */
    async wake(accounts: readonly AccountId[]): Promise<void> {
      if (accounts.length === 0) return;
      const jobs = accounts.map((accountId) => ({ data: { accountId }, singletonKey: accountId }));
      await boss.insert(QUEUE, jobs);
      await boss.getDb().executeSql(TELL_HOLDERS, [accounts]);
    },

    /** Counts once `tx`, of this very database, is committed. */
    async wakeInside(accountId: AccountId, tx: Tx): Promise<void> {
      const db = fromKysely(tx);
      await boss.send(QUEUE, { accountId }, { singletonKey: accountId, db });
      await db.executeSql(TELL_HOLDERS, [[accountId]]);
    },

    /** Calls back for every wake of any process: who holds the account need not wait for its next job. */
    async hear(onWake: (account: string) => void): Promise<void> {
      hearing = await boss.getDb().listen?.(CHANNEL, onWake, () => {});
    },

    /** Runs `drain` for one job at a time in each of so many slots. */
    async work(
      slots: number,
      drain: (accountId: AccountId, signal: AbortSignal) => Promise<void>,
    ): Promise<void> {
      await boss.work<DrainJob>(
        QUEUE,
        { localConcurrency: slots, notifyPollingIntervalSeconds: POLL_SECONDS },
        async ([job]) => {
          if (job) await drain(job.data.accountId, job.signal);
        },
      );
    },

    /**
     * The process that ran the account's job is gone: another gets one at once. A new job, since only a
     * new one is told to those who wait.
     */
    async handOver(accountId: AccountId): Promise<void> {
      const jobs = await boss.findJobs(QUEUE, { key: accountId });
      const open = jobs.filter(({ state }) => ['created', 'retry', 'active'].includes(state));
      if (open.length > 0)
        await boss.deleteJob(
          QUEUE,
          open.map(({ id, retryCount }) => ({ id, retryCount })),
        );
      await boss.send(QUEUE, { accountId }, { singletonKey: accountId });
    },

    /** Takes no more jobs; what still runs here is failed, and goes to another. */
    async close(): Promise<void> {
      await hearing?.close();
      if (opening) await boss.stop({ graceful: false, close: true });
    },
  };
}
