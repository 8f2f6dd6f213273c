import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import type { MessageRef } from '../messages/message.ts';
import { takeVersion } from './mark.repository.ts';
import { WorkPriority } from './priority.ts';
import type { AccountId, Lane } from './work-row.ts';

/**
 * The kind of row that keeps a lane still. It needs a person, so it stands in the pending list with its
 * cause; nothing of the lane is taken until it is gone.
 */
export const RECONNECT = 'reconnect';

interface LaneOf {
  readonly accountId: AccountId;
  readonly lane: Lane;
}

/** The remote refuses our access: nothing of this lane runs until a person has connected it again. */
export async function pauseLane(
  tx: Tx,
  { accountId, lane, cause, now }: LaneOf & { readonly cause: MessageRef; readonly now: number },
): Promise<void> {
  const row = {
    account_id: accountId,
    kind: RECONNECT,
    item_key: lane,
    lane,
    priority: WorkPriority.order,
    version: await takeVersion(tx, accountId),
    due_at: now,
    state: 'needs_person' as const,
    attempts: 0,
    cause: JSON.stringify(cause),
    correlation: null,
    marked_at: now,
  };
  await upsert(tx, 'pending_work', {
    rows: [row],
    key: ['account_id', 'kind', 'item_key'],
    set: ['cause', 'version'],
  });
}

/** After the account or store was connected again. Wake the account afterwards. */
export async function resumeLane(tx: Tx, { accountId, lane }: LaneOf): Promise<void> {
  await tx
    .deleteFrom('pending_work')
    .where('account_id', '=', accountId)
    .where('kind', '=', RECONNECT)
    .where('item_key', '=', lane)
    .execute();
}

export async function findPausedLanes(
  db: Db | Tx,
  accountId: AccountId,
): Promise<ReadonlySet<Lane>> {
  const rows = await db
    .selectFrom('pending_work')
    .select('lane')
    .where('account_id', '=', accountId)
    .where('kind', '=', RECONNECT)
    .execute();
  return new Set(rows.map((row) => row.lane));
}
