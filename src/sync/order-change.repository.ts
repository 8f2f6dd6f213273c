import type { Selectable, Updateable } from 'kysely';

import type { StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type OrderChange = Selectable<Tables['order_change']>;

/** Changes of imported orders and their plans. */
export function createOrderChanges(db: Db | Tx, storeId: StoreId) {
  const ofOrder = (orderId: StoreOrderId) =>
    db
      .selectFrom('order_change')
      .selectAll()
      .where('store_id', '=', storeId)
      .where('order_id', '=', orderId);

  return {
    /** The one that is proposed or under way; at most one an order. */
    findOpen(orderId: StoreOrderId): Promise<OrderChange | undefined> {
      return ofOrder(orderId).where('state', 'in', ['proposed', 'running']).executeTakeFirst();
    },

    /** Oldest first. */
    history(orderId: StoreOrderId): Promise<OrderChange[]> {
      return ofOrder(orderId).orderBy('proposed_at').orderBy('change_id').execute();
    },

    async save(row: Omit<OrderChange, 'store_id'>): Promise<void> {
      const rows = [{ ...row, store_id: storeId }];
      await upsert(db, 'order_change', { rows, key: ['store_id', 'order_id', 'change_id'] });
    },

    async update(
      { orderId, changeId }: { readonly orderId: StoreOrderId; readonly changeId: string },
      change: Updateable<Tables['order_change']>,
    ): Promise<void> {
      await db
        .updateTable('order_change')
        .set(change)
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .where('change_id', '=', changeId)
        .execute();
    },
  };
}
