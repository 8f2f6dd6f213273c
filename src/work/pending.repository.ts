import type { Db, Tx } from '../database/tables.ts';
import { findPausedLanes, RECONNECT, resumeLane } from './lane.repository.ts';
import { takeVersion } from './mark.repository.ts';
import type { AccountId, Lane, WorkRow, WorkState } from './work-row.ts';
import { toWorkRow } from './work-row.ts';

export type WorkCounts = Readonly<Record<WorkState, number>>;

/** How many rows an account has in each state. `needs_person` is what a merchant calls pending. */
export async function countWork(db: Db | Tx, accountId: AccountId): Promise<WorkCounts> {
  const rows = await db
    .selectFrom('pending_work')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .where('account_id', '=', accountId)
    .groupBy('state')
    .execute();
  const counts = { ready: 0, waiting: 0, needs_person: 0 };
  for (const { state, count } of rows) counts[state] = Number(count);
  return counts;
}

/** Rows that are alike in what may hold them back. */
export interface OpenWork {
  readonly accountId: AccountId;
  readonly lane: Lane;
  readonly state: 'ready' | 'waiting';
  readonly count: number;
}

/**
 * What is still to be done of one cause before an instant. Rows that need a person are not told, nor later
 * looks such as the one at stock once an order is surely reserved.
 */
export async function countOpenOf(
  db: Db | Tx,
  correlation: string,
  dueBefore: number,
): Promise<OpenWork[]> {
  const rows = await db
    .selectFrom('pending_work')
    .select(({ fn }) => ['account_id', 'lane', 'state', fn.countAll().as('count')])
    .where('correlation', '=', correlation)
    .where('due_at', '<', dueBefore)
    .groupBy(['account_id', 'lane', 'state'])
    .execute();
  return rows.flatMap(({ account_id: accountId, lane, state, count }) =>
    state === 'needs_person' ? [] : [{ accountId, lane, state, count: Number(count) }],
  );
}

export interface WorkFilter {
  readonly accountId: AccountId;
  readonly state?: WorkState;
  readonly kind?: string;
  readonly key?: string;
}

/** Rows of an account, the oldest first. */
export async function listWork(
  db: Db | Tx,
  { accountId, state, kind, key }: WorkFilter,
  limit = 1000,
): Promise<WorkRow[]> {
  let query = db.selectFrom('pending_work').selectAll().where('account_id', '=', accountId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (key !== undefined) query = query.where('item_key', '=', key);
  const rows = await query
    .orderBy('marked_at')
    .orderBy('kind')
    .orderBy('item_key')
    .limit(limit)
    .execute();
  return rows.map(toWorkRow);
}

/**
 * Sets rows free that need a person: they run at once, with all their tries. A paused lane opens again.
 *
 * @returns how many were set free
 */
export async function replay(
  tx: Tx,
  { accountId, kind, key }: Omit<WorkFilter, 'state'>,
  now: number,
): Promise<number> {
  const version = await takeVersion(tx, accountId);
  const lanes =
    kind === undefined || kind === RECONNECT ? await findPausedLanes(tx, accountId) : [];
  let resumed = 0;
  for (const [lane] of lanes) {
    if (key !== undefined && key !== lane) continue;
    await resumeLane(tx, { accountId, lane, now });
    resumed++;
  }
  let rows = tx
    .updateTable('pending_work')
    .set({ state: 'ready', attempts: 0, cause: null, due_at: now, version })
    .where('account_id', '=', accountId)
    .where('state', '=', 'needs_person');
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (key !== undefined) rows = rows.where('item_key', '=', key);
  const { numUpdatedRows } = await rows.executeTakeFirstOrThrow();
  return resumed + Number(numUpdatedRows);
}
