import type { Selectable, Updateable } from 'kysely';

import type { ErpOrderId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import { chunked } from '../database/chunked.ts';
import { insertIfNew } from '../database/insert-if-new.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';

export type OrderSync = Selectable<Tables['order_sync']>;

/** What became of each store order in the ERP. */
export function createOrderSyncs(db: Db | Tx, storeId: StoreId) {
  const mine = () => db.selectFrom('order_sync').selectAll().where('store_id', '=', storeId);
  return {
    find(orderId: StoreOrderId): Promise<OrderSync | undefined> {
      return mine().where('order_id', '=', orderId).executeTakeFirst();
    },

    async findMany(ids: readonly StoreOrderId[]): Promise<ReadonlyMap<StoreOrderId, OrderSync>> {
      const found = new Map<StoreOrderId, OrderSync>();
      for (const part of chunked(ids))
        for (const row of await mine().where('order_id', 'in', part).execute())
          found.set(row.order_id, row);
      return found;
    },

    findByErpOrder(id: ErpOrderId): Promise<OrderSync | undefined> {
      return mine().where('erp_order_id', '=', id).executeTakeFirst();
    },

    /** Makes the row if there is none; the token of the first maker stays. */
    async begin(orderId: StoreOrderId, token: string): Promise<void> {
      await insertIfNew(db, 'order_sync', {
        store_id: storeId,
        order_id: orderId,
        step: 'seen',
        token,
        erp_order_id: null,
        imported_at: null,
        erp_status_id: null,
        erp_status_seen_at: null,
        posted_at: null,
        sent_print: null,
        agreed_status: null,
        reason: null,
      });
    },

    async update(orderId: StoreOrderId, change: Updateable<Tables['order_sync']>): Promise<void> {
      await db
        .updateTable('order_sync')
        .set(change)
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .execute();
    },
  };
}
