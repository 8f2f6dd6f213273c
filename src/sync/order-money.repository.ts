import type { Selectable } from 'kysely';

import type { StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type OrderMoneyCheck = Selectable<Tables['order_money']>;

/** The money equation of each order, as last checked. */
export function createOrderMoneyChecks(db: Db | Tx, storeId: StoreId) {
  return {
    find(orderId: StoreOrderId): Promise<OrderMoneyCheck | undefined> {
      return db
        .selectFrom('order_money')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .executeTakeFirst();
    },

    /** Makes the row or replaces it whole. */
    async save(row: Omit<OrderMoneyCheck, 'store_id'>): Promise<void> {
      const rows = [{ ...row, store_id: storeId }];
      await upsert(db, 'order_money', { rows, key: ['store_id', 'order_id'] });
    },
  };
}
