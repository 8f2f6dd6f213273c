import type { Tx } from '../database/tables.ts';
import type { Clock } from '../kernel/clock.ts';
import { Failure } from '../kernel/failure.ts';
import type { Log } from '../kernel/log.ts';
import type { Random } from '../kernel/random.ts';
import { afterFailure, laneOfFailure } from './after-failure.ts';
import { createBell } from './bell.ts';
import { HandlerBroken, LostOwnership } from './failures.ts';
import type { OwnerGuard, WorkDatabase } from './fenced.ts';
import type { DrainContext, WorkHandler } from './handler.ts';
import { createLaneBook } from './lane-book.ts';
import { findPausedLanes, resumeLane } from './lane.repository.ts';
import { takeVersion } from './mark.repository.ts';
import type { Batch } from './pick-batch.ts';
import { pickBatch } from './pick-batch.ts';
import { WorkPriority } from './priority.ts';
import { settle, settleFailed } from './settle.ts';
import type { Parked, Witness } from './witness.ts';
import type { AccountId, Lane, WorkRow } from './work-row.ts';
import { rowId } from './work-row.ts';
import { dueLanes } from './work.repository.ts';

const BATCHES_IN_FLIGHT = 4;
/** About three hours; a remote that says when to come back costs no attempt. */
const MAX_ATTEMPTS = 20;
/** A lane whose outcome could not even be saved keeps still for so long. */
const UNSAVED_PAUSE_MS = 5_000;
/** Two neighbours that fail alike mean that the remote is down, not that a row is poisoned. */
const ALIKE_FAILURES = 2;

export interface DrainOptions {
  readonly accountId: AccountId;
  readonly handlers: readonly WorkHandler[];
  readonly database: WorkDatabase;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Checked in every transaction of the drain. */
  readonly guard: OwnerGuard;
  /** Aborts what is in flight; what was not recorded is repeated by whoever comes next. */
  readonly signal: AbortSignal;
  /**
   * Of each lane; the last free place is kept for orders, payments and requests, and one for what can wait.
   * Default 4.
   */
  readonly batchesInFlight?: number;
  /** Failed tries before a person is asked. Default 20, about three hours. */
  readonly maxAttempts?: number;
  readonly witness?: Witness;
}

export type DrainEnd = 'idle' | 'stopped' | 'lost';
export type Drain = ReturnType<typeof createDrain>;

/**
 * Works through the due rows of one account: every lane beside the others, the most urgent row first,
 * rows of one key never at once. It needs the account to be owned by this process.
 */
export function createDrain(options: DrainOptions) {
  const { accountId, database, clock, random, log, guard, signal } = options;
  const { batchesInFlight = BATCHES_IN_FLIGHT, maxAttempts = MAX_ATTEMPTS } = options;
  const handlers = new Map(options.handlers.map((handler) => [handler.kind, handler]));
  const inFlight = new Set<string>();
  const book = createLaneBook(batchesInFlight);
  const bell = createBell();
  let isStopping = false;
  let isLost = false;

  const mayTake = () => !isStopping && !isLost && !signal.aborted;

  const commit = (record: (tx: Tx) => Promise<void>) =>
    database.transaction(async (tx) => {
      await guard(tx);
      // Before any row is touched: whoever marks holds the number and waits for rows, never the other way round.
      await takeVersion(tx, accountId);
      await record(tx);
    });

  const context: DrainContext = { accountId, signal, now: () => clock.now(), commit };

  async function fillLanes(): Promise<void> {
    const lanes = await dueLanes(database.db, accountId, clock.now());
    if (lanes.length === 0) return;
    book.learnPaused(await findPausedLanes(database.db, accountId));
    for (const lane of lanes) if (book.isOpen(lane, clock.now())) await fillLane(lane);
  }

  async function fillLane(lane: Lane): Promise<void> {
    for (;;) {
      if (book.freePlaces(lane) <= 0 || !mayTake()) return;
      const batch = await pickFor(lane);
      if (!batch) return;
      launch(batch);
    }
  }

  /** Of the places of a lane one is kept for the urgent and one for the patient: neither waits for the other. */
  async function pickFor(lane: Lane): Promise<Batch | undefined> {
    const wanted = { accountId, lane, now: clock.now(), handlers, inFlight };
    const urgent = { ...wanted, minPriority: WorkPriority.payment };
    const patient = { ...wanted, belowPriority: WorkPriority.payment };
    if (!book.lacksPatientWork(lane))
      return pickBatch(database.db, book.isLastPlace(lane) ? urgent : wanted);
    const found = await pickBatch(database.db, patient);
    return found ?? (book.isLastPlace(lane) ? undefined : pickBatch(database.db, urgent));
  }

  function launch(batch: Batch): void {
    const { lane, rows } = batch;
    for (const row of rows) inFlight.add(rowId(row));
    const isUrgent = rows.some(({ priority }) => priority >= WorkPriority.payment);
    book.enter(lane, isUrgent);
    void work(batch).finally(() => {
      for (const row of rows) inFlight.delete(rowId(row));
      book.leave(lane, isUrgent);
      bell.ring();
    });
  }

  /** Never rejects: what went wrong is on the rows, or in the log. */
  async function work(batch: Batch): Promise<void> {
    try {
      await workTogether(batch);
    } catch (error) {
      if (error instanceof LostOwnership) {
        isLost = true;
        log.warn('the account was taken over by another process', { accountId });
      } else if (!signal.aborted) {
        book.keepQuiet(batch.lane, clock.now() + UNSAVED_PAUSE_MS);
        log.error('the outcome of work could not be saved', { ...about(batch), error });
      }
    }
  }

  async function workTogether(batch: Batch): Promise<void> {
    const failed = await tryRows(batch);
    if (!failed) return;
    if (batch.rows.length > 1 && !concernsLane(failed.error)) await workOneByOne(batch);
    else await recordFailure(batch, failed.error);
  }

  async function workOneByOne(batch: Batch): Promise<void> {
    let alike = 0;
    for (const [index, row] of batch.rows.entries()) {
      if (!mayTake()) return;
      const alone = { ...batch, rows: [row] };
      const failed = await tryRows(alone);
      if (failed) await recordFailure(alone, failed.error);
      alike = failed && isTransient(failed.error) ? alike + 1 : 0;
      if (failed && (alike === ALIKE_FAILURES || concernsLane(failed.error)))
        return recordFailure({ ...batch, rows: batch.rows.slice(index + 1) }, failed.error);
    }
  }

  async function tryRows({ lane, handler, rows }: Batch): Promise<{ error: unknown } | undefined> {
    try {
      const results = await handler.run(rows, context);
      if (results.length !== rows.length)
        throw new HandlerBroken(handler.kind, `${results.length} results for ${rows.length} rows`);
      const settled = rows.flatMap((row, index) => {
        const result = results[index];
        return result ? [{ row, result }] : [];
      });
      const now = clock.now();
      await commit(async (tx) => {
        if (book.isProbed(lane)) await resumeLane(tx, { accountId, lane, now });
        await tellWitness(tx, await settle(tx, settled, now));
      });
      return undefined;
    } catch (error) {
      if (signal.aborted || error instanceof LostOwnership) throw error;
      return { error };
    }
  }

  async function recordFailure(batch: Batch, error: unknown): Promise<void> {
    const now = clock.now();
    const failed = batch.rows.map((row) => ({
      row,
      next: afterFailure(error, row),
      lane: laneOfFailure(error, row),
    }));
    const [first] = failed;
    if (!first) return;
    if (first.next.do === 'wait' && first.lane !== undefined)
      book.keepQuiet(first.lane, now + first.next.ms);
    tellFailure(batch, { error, next: first.next });
    await commit(async (tx) => {
      const parked: Parked[] = [];
      const policy = { now, random, maxAttempts };
      for (const one of failed) parked.push(...(await settleFailed(tx, one, policy)));
      await tellWitness(tx, parked);
    });
  }

  /** Last in its transaction: a ledger is held from then on. */
  async function tellWitness(tx: Tx, parked: readonly Parked[]): Promise<void> {
    for (const one of parked) await options.witness?.(tx, one);
  }

  function tellFailure(
    batch: Batch,
    { error, next }: { error: unknown; next: ReturnType<typeof afterFailure> },
  ): void {
    const fields = { ...about(batch), error };
    if (next.do === 'park' && next.isDefect) log.error('work failed by a defect of ours', fields);
    else if (next.do === 'park') log.info('work needs a person', fields);
    else if (next.do === 'pause_lane') log.warn('the remote refuses our access', fields);
    else log.info('work failed and is tried again', fields);
  }

  return {
    /** Works until nothing is due and nothing in flight. One at a time. */
    async run(): Promise<DrainEnd> {
      for (;;) {
        bell.hush();
        if (mayTake()) await fillLanes();
        if (inFlight.size === 0 && !bell.isRung) break;
        await bell.heard();
      }
      if (isLost) return 'lost';
      return isStopping || signal.aborted ? 'stopped' : 'idle';
    },
    /** Something was marked: look again. */
    poke(): void {
      bell.ring();
    },
    /** Takes no new rows; `run` ends once what is in flight is recorded. */
    stop(): void {
      isStopping = true;
      bell.ring();
    },
  };
}

function about({ lane, handler, rows }: Batch) {
  return { lane, kind: handler.kind, keys: rows.slice(0, 5).map((row: WorkRow) => row.key) };
}

function isTransient(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'transient';
}

/** The same would meet every neighbour: no use in asking one by one. */
function concernsLane(error: unknown): boolean {
  if (!(error instanceof Failure)) return false;
  return error.kind === 'unauthorized' || (isTransient(error) && error.retryAfterMs !== undefined);
}
