import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import type { MessageRef } from '../messages/message.ts';
import { takeVersion } from './mark.repository.ts';
import { WorkPriority } from './priority.ts';
import type { AccountId, Lane } from './work-row.ts';

/**
 * The kind of row that keeps a lane still. It needs a person, so it stands in the pending list with its
 * cause; its date says when the lane is tried again all the same.
 */
export const RECONNECT = 'reconnect';

/** So often a lane that refuses our access is tried again: it may have been mended without telling us. */
export const PROBE_MS = 15 * 60_000;

interface LaneOf {
  readonly accountId: AccountId;
  readonly lane: Lane;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * The remote refuses our access: nothing of this lane runs until it is connected again, but for a probe.
 *
 * @returns whether it ran until now
 */
export async function pauseLane(
  tx: Tx,
  { accountId, lane, cause, now }: LaneOf & { readonly cause: MessageRef },
): Promise<boolean> {
  const before = await findPausedLanes(tx, accountId);
  const row = {
    account_id: accountId,
    kind: RECONNECT,
    item_key: lane,
    lane,
    priority: WorkPriority.order,
    version: await takeVersion(tx, accountId),
    due_at: now + PROBE_MS,
    state: 'needs_person' as const,
    attempts: 0,
    cause: JSON.stringify(cause),
    correlation: null,
    marked_at: now,
  };
  await upsert(tx, 'pending_work', {
    rows: [row],
    key: ['account_id', 'kind', 'item_key'],
    set: ['cause', 'version', 'due_at'],
  });
  return !before.has(lane);
}

/**
 * After the account or store was connected again: the lane opens, and what other lanes put off for the
 * same cause is due. Wake the account afterwards.
 */
export async function resumeLane(tx: Tx, { accountId, lane, now }: LaneOf): Promise<void> {
  const paused = await tx
    .selectFrom('pending_work')
    .select('cause')
    .where('account_id', '=', accountId)
    .where('kind', '=', RECONNECT)
    .where('item_key', '=', lane)
    .executeTakeFirst();
  if (!paused) return;
  await tx
    .updateTable('pending_work')
    .set({ due_at: now, cause: null })
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .where('cause', '=', paused.cause)
    .execute();
  await tx
    .deleteFrom('pending_work')
    .where('account_id', '=', accountId)
    .where('kind', '=', RECONNECT)
    .where('item_key', '=', lane)
    .execute();
}

/** Lanes that are kept still, with the instant of their next probe, epoch ms. */
export async function findPausedLanes(
  db: Db | Tx,
  accountId: AccountId,
): Promise<ReadonlyMap<Lane, number>> {
  const rows = await db
    .selectFrom('pending_work')
    .select(['lane', 'due_at'])
    .where('account_id', '=', accountId)
    .where('kind', '=', RECONNECT)
    .execute();
  return new Map(rows.map((row) => [row.lane, row.due_at]));
}
