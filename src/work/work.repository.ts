import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';
import type { MessageRef } from '../messages/message.ts';
import type { AccountId, Lane, WorkRow } from './work-row.ts';
import { rowId, toWorkRow } from './work-row.ts';

/** Rows of one statement. */
const CHUNK = 100;
/** Higher than any priority. */
const ABOVE_ALL = 1_000_000;

export interface Wanted {
  readonly accountId: AccountId;
  readonly lane: Lane;
  /** Epoch ms. */
  readonly now: number;
  readonly kinds: readonly string[];
  readonly limit: number;
  readonly minPriority?: number | undefined;
  /** Rows of this priority and higher are left out. */
  readonly belowPriority?: number | undefined;
  /** Ids of rows in flight, see `rowId`. */
  readonly excluding: ReadonlySet<string>;
}

/** Rows to work on now: the most urgent first, then the longest due. It claims nothing: the account has one owner. */
export async function take(db: Db | Tx, wanted: Wanted): Promise<WorkRow[]> {
  if (wanted.kinds.length === 0) return [];
  const rows = await db
    .selectFrom('pending_work')
    .selectAll()
    .where('account_id', '=', wanted.accountId)
    .where('lane', '=', wanted.lane)
    .where('state', 'in', ['ready', 'waiting'])
    .where('due_at', '<=', wanted.now)
    .where('kind', 'in', wanted.kinds)
    .where('priority', '>=', wanted.minPriority ?? 0)
    .where('priority', '<', wanted.belowPriority ?? ABOVE_ALL)
    .orderBy('priority', 'desc')
    .orderBy('due_at')
    .orderBy('item_key')
    .limit(wanted.limit + wanted.excluding.size)
    .execute();
  return rows
    .map(toWorkRow)
    .filter((row) => !wanted.excluding.has(rowId(row)))
    .slice(0, wanted.limit);
}

/**
 * Lanes of an account with something due. From one lane the index leads to the next, so that it costs as much as there
 * are lanes and not as there are rows.
 */
export async function dueLanes(db: Db | Tx, accountId: AccountId, now: number): Promise<Lane[]> {
  const rows = await db
    .withRecursive('lanes(lane)', (cte) =>
      cte
        .selectFrom('pending_work')
        .select(({ fn }) => fn.min<Lane | null>('lane').as('lane'))
        .where('account_id', '=', accountId)
        .unionAll(
          cte
            .selectFrom('lanes')
            .select((eb) =>
              eb
                .selectFrom('pending_work as next')
                .select(({ fn }) => fn.min<Lane | null>('next.lane').as('lane'))
                .where('next.account_id', '=', accountId)
                .whereRef('next.lane', '>', 'lanes.lane')
                .as('lane'),
            )
            .where('lanes.lane', 'is not', null),
        ),
    )
    .selectFrom('lanes')
    .select('lanes.lane')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('pending_work as due')
          .select('due.lane')
          .where('due.account_id', '=', accountId)
          .whereRef('due.lane', '=', 'lanes.lane')
          .where('due.state', 'in', ['ready', 'waiting'])
          .where('due.due_at', '<=', now),
      ),
    )
    .execute();
  return rows.flatMap(({ lane }) => (lane === null ? [] : [lane]));
}

/** Accounts with something due. */
export async function dueAccounts(db: Db | Tx, now: number): Promise<AccountId[]> {
  const rows = await db
    .selectFrom('pending_work')
    .select('account_id')
    .distinct()
    .where('state', 'in', ['ready', 'waiting'])
    .where('due_at', '<=', now)
    .execute();
  return rows.map((row) => row.account_id);
}

/** When the next row that is not yet due becomes so, epoch ms; of all accounts when none is named. */
export async function nextDueAt(
  db: Db | Tx,
  now: number,
  accountId?: AccountId,
): Promise<number | undefined> {
  let query = db
    .selectFrom('pending_work')
    .select('due_at')
    .where('state', 'in', ['ready', 'waiting'])
    .where('due_at', '>', now)
    .orderBy('due_at')
    .limit(1);
  if (accountId !== undefined) query = query.where('account_id', '=', accountId);
  return (await query.executeTakeFirst())?.due_at;
}

/**
 * Deletes rows that are done. Those that were marked meanwhile stay, and are run once more.
 *
 * It belongs into a transaction that checked the owner's epoch.
 */
export async function finish(tx: Tx, rows: readonly WorkRow[]): Promise<void> {
  for (const chunk of chunked(rows, CHUNK)) {
    const { numDeletedRows } = await tx
      .deleteFrom('pending_work')
      .where((eb) =>
        eb.or(
          chunk.map((row) =>
            eb.and([
              eb('account_id', '=', row.accountId),
              eb('kind', '=', row.kind),
              eb('item_key', '=', row.key),
              eb('version', '=', row.version),
            ]),
          ),
        ),
      )
      .executeTakeFirstOrThrow();
    if (Number(numDeletedRows) === chunk.length) continue;
    for (const row of chunk) await forgetTrouble(tx, row);
  }
}

/** When and why a row is looked at again. */
export interface Later {
  readonly dueAt: number;
  readonly state: 'ready' | 'waiting';
  readonly cause?: MessageRef;
  /** Failed tries in a row, from now on. */
  readonly attempts: number;
  /**
   * After a failure: also when the row was marked meanwhile, or marks would undo the backoff. After a
   * success such a row stays due, for there is news.
   */
  readonly evenIfMarked: boolean;
}

export async function later(tx: Tx, row: WorkRow, next: Later): Promise<void> {
  const change = tx
    .updateTable('pending_work')
    .set({
      due_at: next.dueAt,
      state: next.state,
      cause: next.cause ? JSON.stringify(next.cause) : null,
      attempts: next.attempts,
    })
    .where('account_id', '=', row.accountId)
    .where('kind', '=', row.kind)
    .where('item_key', '=', row.key);
  if (next.evenIfMarked) {
    await change.execute();
    return;
  }
  const { numUpdatedRows } = await change
    .where('version', '=', row.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) await forgetTrouble(tx, row);
}

/**
 * Hands a row to a person. One that was marked meanwhile is run once more first: the news may have mended it.
 *
 * @returns whether it stands with a person now
 */
export async function needsPerson(tx: Tx, row: WorkRow, cause: MessageRef): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('pending_work')
    .set({ state: 'needs_person', cause: JSON.stringify(cause), attempts: row.attempts + 1 })
    .where('account_id', '=', row.accountId)
    .where('kind', '=', row.kind)
    .where('item_key', '=', row.key)
    .where('version', '=', row.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) await forgetTrouble(tx, row);
  return numUpdatedRows !== 0n;
}

async function forgetTrouble(tx: Tx, row: WorkRow): Promise<void> {
  await tx
    .updateTable('pending_work')
    .set({ state: 'ready', attempts: 0, cause: null })
    .where('account_id', '=', row.accountId)
    .where('kind', '=', row.kind)
    .where('item_key', '=', row.key)
    .where('version', '<>', row.version)
    .execute();
}
