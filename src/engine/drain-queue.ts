import { fromKysely, PgBoss } from 'pg-boss';

import type { Tx } from '../database/tables.ts';
import type { Log } from '../kernel/log.ts';
import type { AccountId } from '../work/work-row.ts';

const QUEUE = 'drain';
/** Apart from our own tables: it may be dropped at any time, since the rows tell what is to do. */
const SCHEMA = 'totoro_engine';
/** The least that pg-boss takes. Backstop only: a dead owner is noticed by its lease. */
const HEARTBEAT_SECONDS = 10;
/** A job ends with its drain; only one that nobody ended is ever this old. */
const EXPIRE_SECONDS = 24 * 3_600;
const CHANNEL = 'totoro_wake';
const TELL = `select pg_notify('${CHANNEL}', $1)`;
/** Told instead of an account: there are jobs to take. */
const ANY = '';
const FOR_EVER = 1_000_000;

/** Somebody should look at this account. */
export interface DrainJob {
  readonly id: string;
  /** With the id it names one run: whoever was given the job anew is not meant. */
  readonly retryCount: number;
  readonly data: { readonly accountId: AccountId };
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
    max: 4,
    schedule: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    maintenanceIntervalSeconds: 60,
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
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: EXPIRE_SECONDS,
      retryLimit: FOR_EVER,
      retryDelay: 0,
      deleteAfterSeconds: 60,
      warningQueueSize: FOR_EVER,
    });
  }

  const tell = (what: string) => boss.getDb().executeSql(TELL, [what]);

  return {
    /** Once, however often it is asked. */
    async open(): Promise<void> {
      opening ??= begin();
      await opening;
    },

    /** One more look at this account. Where one waits already, none is added. */
    async wake(accountId: AccountId): Promise<void> {
      await boss.send(QUEUE, { accountId }, { singletonKey: accountId });
      await tell(accountId);
    },

    /** The same for many, in two statements. */
    async wakeAll(accounts: readonly AccountId[]): Promise<void> {
      if (accounts.length === 0) return;
      const jobs = accounts.map((accountId) => ({ data: { accountId }, singletonKey: accountId }));
      await boss.insert(QUEUE, jobs);
      await tell(ANY);
    },

    /** Counts once `tx`, of this very database, is committed. */
    async wakeInside(accountId: AccountId, tx: Tx): Promise<void> {
      const db = fromKysely(tx);
      await boss.send(QUEUE, { accountId }, { singletonKey: accountId, db });
      await db.executeSql(TELL, [accountId]);
    },

    /**
     * Calls back for every wake of any process, with the account or with nothing: who holds the account
     * need not wait for its next job, and who has a place left need not wait for its next look.
     */
    async hear(onWake: (account: string) => void): Promise<void> {
      hearing = await boss.getDb().listen?.(CHANNEL, onWake, () => onWake(ANY));
    },

    /** Makes so many jobs ours, or as many as there are. */
    fetch(limit: number): Promise<DrainJob[]> {
      return boss.fetch<DrainJob['data']>(QUEUE, { batchSize: limit });
    },

    /** They are still being worked on. */
    async keep(jobs: readonly DrainJob[]): Promise<void> {
      if (jobs.length > 0) await boss.touch(QUEUE, jobs.map(attempt));
    },

    async done(job: DrainJob): Promise<void> {
      await boss.complete(QUEUE, attempt(job));
    },

    /** Another process gets them at once. */
    async giveBack(jobs: readonly DrainJob[]): Promise<void> {
      if (jobs.length === 0) return;
      await boss.fail(QUEUE, jobs.map(attempt));
      await tell(ANY);
    },

    /** The process that ran the account's job is gone: another gets one at once. */
    async handOver(accountId: AccountId): Promise<void> {
      const jobs = await boss.findJobs(QUEUE, { key: accountId });
      const active = jobs.filter(({ state }) => state === 'active');
      if (active.length > 0) await boss.deleteJob(QUEUE, active.map(attempt));
    },

    async close(): Promise<void> {
      await hearing?.close();
      if (opening) await boss.stop({ graceful: false, close: true });
    },
  };
}

function attempt({ id, retryCount }: Pick<DrainJob, 'id' | 'retryCount'>) {
  return { id, retryCount };
}
