import type { Selectable, Updateable } from 'kysely';

import type { StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type OrderInvoice = Selectable<Tables['order_invoice']>;

/** Where the invoice of each order stands. */
export function createOrderInvoices(db: Db | Tx, storeId: StoreId) {
  return {
    find(orderId: StoreOrderId): Promise<OrderInvoice | undefined> {
      return db
        .selectFrom('order_invoice')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .executeTakeFirst();
    },

    /** Makes the row or replaces it whole. */
    async save(row: Omit<OrderInvoice, 'store_id'>): Promise<void> {
      const rows = [{ ...row, store_id: storeId }];
      await upsert(db, 'order_invoice', { rows, key: ['store_id', 'order_id'] });
    },

    async update(
      orderId: StoreOrderId,
      change: Updateable<Tables['order_invoice']>,
    ): Promise<void> {
      await db
        .updateTable('order_invoice')
        .set(change)
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .execute();
    },
  };
}
