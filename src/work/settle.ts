import type { Tx } from '../database/tables.ts';
import { exhaustive } from '../kernel/exhaustive.ts';
import type { Random } from '../kernel/random.ts';
import type { AfterFailure } from './after-failure.ts';
import { backoffMs } from './backoff.ts';
import type { RowResult } from './handler.ts';
import { PROBE_MS, pauseLane, RECONNECT } from './lane.repository.ts';
import type { Parked } from './witness.ts';
import { isOldNews } from './witness.ts';
import type { Lane, WorkRow } from './work-row.ts';
import { finish, later, needsPerson } from './work.repository.ts';

/** A handler that says "wait" without naming a time to come would spin. */
const SHORTEST_WAIT_MS = 100;
const AFTER_SUCCESS = { attempts: 0, evenIfMarked: false };

export interface Settled {
  readonly row: WorkRow;
  readonly result: RowResult;
}

/**
 * Writes what became of rows, then what their flows have to record. Rows that are done go first, so that
 * a flow may mark the same key for later.
 *
 * @returns what stands still from now on
 */
export async function settle(
  tx: Tx,
  settled: readonly Settled[],
  now: number,
): Promise<readonly Parked[]> {
  const parked: Parked[] = [];
  await finish(
    tx,
    settled.filter(({ result }) => result.do === 'done').map(({ row }) => row),
  );
  for (const one of settled) parked.push(...(await settleOne(tx, one, now)));
  for (const { result } of settled) await result.record?.(tx);
  return parked;
}

async function settleOne(tx: Tx, { row, result }: Settled, now: number): Promise<Parked[]> {
  switch (result.do) {
    case 'done':
      return [];
    case 'again':
      return moving(later(tx, row, { ...AFTER_SUCCESS, dueAt: now, state: 'ready' }));
    case 'wait': {
      const dueAt = Math.ceil(Math.max(result.untilMs, now + SHORTEST_WAIT_MS));
      const why = result.cause ? { cause: result.cause } : {};
      return moving(later(tx, row, { ...AFTER_SUCCESS, dueAt, state: 'waiting', ...why }));
    }
    case 'needs_person':
      return park(tx, row, { cause: result.cause, end: 'needs_person' });
    default:
      return exhaustive(result);
  }
}

export interface FailedRow {
  readonly row: WorkRow;
  readonly next: AfterFailure;
  /** Whose failure it was, if that can be told. */
  readonly lane: Lane | undefined;
}

export interface FailurePolicy {
  readonly now: number;
  readonly random: Random;
  /** Tries before a person is asked. */
  readonly maxAttempts: number;
}

/** Writes what a failure means for a row, by `AFTER_FAILURE`. @returns what stands still from now on */
export async function settleFailed(
  tx: Tx,
  { row, next, lane }: FailedRow,
  { now, random, maxAttempts }: FailurePolicy,
): Promise<readonly Parked[]> {
  const { cause } = next;
  const { attempts } = row;
  const asked = { cause, end: 'needs_person' } as const;
  const wait = { state: 'waiting', cause, attempts, evenIfMarked: true } as const;
  switch (next.do) {
    case 'wait':
      return moving(later(tx, row, { ...wait, dueAt: now + next.ms }));
    case 'pause_lane': {
      if (lane === undefined) return park(tx, row, asked);
      const { accountId, correlation } = row;
      const isNews = await pauseLane(tx, { accountId, lane, cause, now });
      // A row of another lane would be taken again at once: it waits for the probe of the one that is still.
      await later(tx, row, { ...wait, dueAt: row.lane === lane ? now : now + PROBE_MS });
      const still = { accountId, kind: RECONNECT, key: lane, lane, correlation };
      return isNews ? [{ row: still, ...asked }] : [];
    }
    case 'retry': {
      if (attempts + 1 >= maxAttempts) return park(tx, row, asked);
      const dueAt = now + backoffMs(attempts + 1, random);
      return moving(later(tx, row, { ...wait, dueAt, state: 'ready', attempts: attempts + 1 }));
    }
    case 'park':
      return park(tx, row, { cause, end: next.isDefect ? 'failed' : 'needs_person' });
    default:
      return exhaustive(next);
  }
}

async function moving(saved: Promise<void>): Promise<Parked[]> {
  await saved;
  return [];
}

async function park(tx: Tx, row: WorkRow, why: Omit<Parked, 'row'>): Promise<Parked[]> {
  const isParked = await needsPerson(tx, row, why.cause);
  return isParked && !isOldNews(row, why.cause) ? [{ row, ...why }] : [];
}
