import type { ErpProductId, ErpStatusId, StoreId } from '../commerce/ids.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';

/** Units that a store took back into its number when their order ended, while the ERP may still do the same. */
export interface GivenBack {
  readonly productId: ErpProductId;
  readonly erpStatusId: ErpStatusId | undefined;
  readonly erpStatusSeenAt: number | undefined;
}

/** Stages in which a store gives the units of an order back. */
const ENDED = ['cancelled', 'failed', 'trashed'];

/**
 * Lines of these products in imported orders that ended in their store: the ERP has them in one of the statuses
 * `held`, or changed their status after `since` (epoch ms) and may still be bringing the goods back.
 */
export async function findGivenBack(
  db: Db | Tx,
  wanted: {
    readonly stores: readonly { readonly id: StoreId; readonly goLiveAt: number }[];
    readonly products: readonly ErpProductId[];
    readonly held: readonly ErpStatusId[];
    readonly since: number;
  },
): Promise<readonly GivenBack[]> {
  const found: GivenBack[] = [];
  for (const store of wanted.stores)
    for (const products of chunked(wanted.products)) {
      const rows = await db
        .selectFrom('store_order_line as line')
        .innerJoin('store_order as o', (join) =>
          join.onRef('o.store_id', '=', 'line.store_id').onRef('o.id', '=', 'line.order_id'),
        )
        .innerJoin('order_sync as s', (join) =>
          join.onRef('s.store_id', '=', 'line.store_id').onRef('s.order_id', '=', 'line.order_id'),
        )
        .select(['line.product_id', 's.erp_status_id', 's.erp_status_seen_at'])
        .where('line.store_id', '=', store.id)
        .where('line.product_id', 'in', products)
        .where('line.reduced_units', '=', 0)
        .where('o.created_at', '>=', store.goLiveAt)
        .where('o.stage', 'in', ENDED)
        .where('s.step', '=', 'imported')
        .where(({ or, eb }) =>
          or([
            eb('s.erp_status_seen_at', '>', wanted.since),
            ...(wanted.held.length > 0 ? [eb('s.erp_status_id', 'in', wanted.held)] : []),
          ]),
        )
        .$narrowType<{ product_id: ErpProductId }>()
        .execute();
      found.push(
        ...rows.map((row) => ({
          productId: row.product_id,
          erpStatusId: row.erp_status_id ?? undefined,
          erpStatusSeenAt: row.erp_status_seen_at ?? undefined,
        })),
      );
    }
  return found;
}
