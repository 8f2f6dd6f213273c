import type { Database } from '../src/database/open-database.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { silentLog } from '../src/kernel/log.ts';
import { systemRandom } from '../src/kernel/random.ts';
import { systemClock } from '../src/kernel/system-clock.ts';
import { ACCOUNT, newWork } from '../src/work/drain.builder.ts';
import { createDrain } from '../src/work/drain.ts';
import { mark, takeVersion } from '../src/work/mark.repository.ts';
import type { Ownership } from '../src/work/ownership.ts';
import { createOwnerships } from '../src/work/ownership.ts';
import { finish, take } from '../src/work/work.repository.ts';
import type { Bench, Claim, Figure } from './claim.ts';
import { atLeast } from './claim.ts';
import type { Place } from './databases.ts';
import { openPlaces } from './databases.ts';
import type { Pair } from './statistics.ts';
import { pairedRatio, rounded } from './statistics.ts';

/** Rows that a handler takes together: numbers of stock, and orders. */
const BATCHES = [50, 1] as const;
/** Our own: bookkeeping of lanes, places and priorities may cost a third. */
const AIM = 0.67;

/**
 * Rows marked before, a handler that does nothing; against a loop that makes the same statements through the
 * same query builder: select a batch, then check the lease, take a number and delete in one transaction.
 */
export const drained: Claim = {
  name: 'drain',
  says: 'rows a second that a drain gets rid of when the work itself is nothing, on three databases',
  async measure(bench) {
    const figures: Figure[] = [];
    for (const place of await openPlaces(bench, ['sqlite', 'postgres', 'mysql'])) {
      for (const batchSize of BATCHES) figures.push(await measureOn(bench, place, batchSize));
      await place.drop();
    }
    return figures;
  },
};

interface Job {
  readonly database: Database;
  readonly ownership: Ownership;
  readonly batchSize: number;
  readonly rows: number;
}

async function measureOn(bench: Bench, place: Place, batchSize: number): Promise<Figure> {
  await using database = await openDatabase(place.url, { clock: systemClock });
  const ownerships = createOwnerships({ database, clock: systemClock, holder: 'bench:1:a' });
  const ownership = await ownerships.acquire(ACCOUNT);
  const perRound = batchSize === 1 ? 250 : 2_500;
  const job = { database, ownership, batchSize, rows: bench.quick ? perRound / 5 : perRound };
  await timed(job, drainAll);
  await timed(job, loopAll);
  const rounds: Pair[] = [];
  for (let round = 0; round < (bench.quick ? 3 : 9); round += 1) {
    const first = round % 2 === 0 ? await timed(job, drainAll) : undefined;
    const other = await timed(job, loopAll);
    rounds.push({ ours: first ?? (await timed(job, drainAll)), other });
  }
  const { ratio, lowest, highest, ours, other } = pairedRatio(rounds);
  return {
    name: `${place.engine}, ${batchSize === 1 ? 'rows one by one' : `batches of ${batchSize}`}`,
    of: 'rows/s of the drain / rows/s of a bare loop of the same statements',
    ratio: rounded(ratio),
    ...atLeast(ratio, AIM),
    absolutes: {
      'drain rows/s': Math.round(ours),
      'bare loop rows/s': Math.round(other),
      rounds: rounds.length,
      'lowest ratio': rounded(lowest),
      'highest ratio': rounded(highest),
    },
  };
}

/** Rows a second. */
async function timed(job: Job, empty: (job: Job) => Promise<void>): Promise<number> {
  const items = Array.from({ length: job.rows }, (_, at) => newWork({ key: String(at) }));
  await job.database.transaction((tx) => mark(tx, items, systemClock.now() - 1_000));
  const from = performance.now();
  await empty(job);
  return job.rows / ((performance.now() - from) / 1_000);
}

async function drainAll({ database, ownership, batchSize }: Job): Promise<void> {
  const drain = createDrain({
    accountId: ACCOUNT,
    handlers: [{ kind: 'stock', batchSize, run: async (rows) => rows.map(() => ({ do: 'done' })) }],
    database,
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
    guard: ownership.guard,
    signal: new AbortController().signal,
  });
  await drain.run();
}

async function loopAll({ database, ownership, batchSize }: Job): Promise<void> {
  for (;;) {
    const rows = await take(database.db, {
      accountId: ACCOUNT,
      lane: 'bling',
      now: systemClock.now(),
      kinds: ['stock'],
      limit: batchSize,
      excluding: new Set(),
    });
    if (rows.length === 0) return;
    await database.transaction(async (tx) => {
      await ownership.guard(tx);
      await takeVersion(tx, ACCOUNT);
      await finish(tx, rows);
    });
  }
}
