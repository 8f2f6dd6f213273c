import type { AccountId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Db, Tx } from '../database/tables.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { createStoreOrders } from './store-order.repository.ts';

/** What became of orders that a store told. */
export interface OrdersKnown {
  readonly known: number;
  readonly imported: number;
  readonly skipped: number;
  /** Not in the ERP yet: they wait, or need a person. */
  readonly open: number;
}

export async function countKnownOrders(
  db: Db | Tx,
  storeId: StoreId,
  ids: readonly StoreOrderId[],
): Promise<OrdersKnown> {
  const known = await createStoreOrders(db, storeId).prints(ids);
  const steps = await createOrderSyncs(db, storeId).findMany(ids);
  const count = { known: known.size, imported: 0, skipped: 0, open: 0 };
  for (const id of known.keys()) {
    const step = steps.get(id)?.step;
    if (step === 'imported' || step === 'tombstone') count.imported += 1;
    else if (step === 'skipped') count.skipped += 1;
    else count.open += 1;
  }
  return count;
}

/** Numbers of a store that were written since then, by whatever heard of them first. */
export async function countRepaired(
  db: Db | Tx,
  { accountId, storeId }: { readonly accountId: AccountId; readonly storeId: StoreId },
  since: number,
): Promise<number> {
  const rows = await db
    .selectFrom('audit_line')
    .select('subject')
    .distinct()
    .where('chain', '=', accountId)
    .where('store_id', '=', storeId)
    .where('at', '>=', since)
    .where('action', '=', 'stock.set')
    .where('outcome', '=', 'applied')
    .execute();
  return rows.length;
}
