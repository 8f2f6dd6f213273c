import type { Selectable, Updateable } from 'kysely';

import type { StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type OrderShipment = Selectable<Tables['order_shipment']>;

/** What is known of the parcels of each order. */
export function createOrderShipments(db: Db | Tx, storeId: StoreId) {
  return {
    find(orderId: StoreOrderId): Promise<OrderShipment | undefined> {
      return db
        .selectFrom('order_shipment')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .executeTakeFirst();
    },

    /** Makes the row or replaces it whole. */
    async save(row: Omit<OrderShipment, 'store_id'>): Promise<void> {
      const rows = [{ ...row, store_id: storeId }];
      await upsert(db, 'order_shipment', { rows, key: ['store_id', 'order_id'] });
    },

    async update(
      orderId: StoreOrderId,
      change: Updateable<Tables['order_shipment']>,
    ): Promise<void> {
      await db
        .updateTable('order_shipment')
        .set(change)
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .execute();
    },
  };
}
