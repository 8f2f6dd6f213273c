import { type AccountId, ErpProductId, type StoreId } from '../../commerce/ids.ts';
import type { Db, Tx } from '../../database/tables.ts';
import { splitPair, WORK_KINDS } from '../work-kinds.ts';

interface ParkedLevel {
  readonly kind: 'stockPush' | 'stockDrift';
  readonly productId: ErpProductId;
}

/** Numbers of a store that wait for a person. */
export async function listParked(
  db: Db | Tx,
  accountId: AccountId,
  storeId: StoreId,
): Promise<readonly ParkedLevel[]> {
  const rows = await db
    .selectFrom('pending_work')
    .select(['kind', 'item_key'])
    .where('account_id', '=', accountId)
    .where('lane', '=', storeId)
    .where('state', '=', 'needs_person')
    .where('kind', 'in', [WORK_KINDS.stockPush, WORK_KINDS.stockDrift])
    .execute();
  return rows.map(({ kind, item_key: key }) => ({
    kind: kind === WORK_KINDS.stockPush ? 'stockPush' : 'stockDrift',
    productId: ErpProductId.parse(splitPair(key).id),
  }));
}

/** Those of these numbers whose writing is due by itself: an event or a sale told of them. */
export async function findUnderWay(
  db: Db | Tx,
  accountId: AccountId,
  storeId: StoreId,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('pending_work')
    .select('item_key')
    .where('account_id', '=', accountId)
    .where('lane', '=', storeId)
    .where('state', '=', 'ready')
    .where('kind', '=', WORK_KINDS.stockPush)
    .execute();
  return new Set(rows.map(({ item_key: key }) => splitPair(key).id));
}
