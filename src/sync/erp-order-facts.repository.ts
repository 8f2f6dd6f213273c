import type { Selectable } from 'kysely';

import type { StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type ErpOrderFacts = Selectable<Tables['erp_order_facts']>;

/** What the ERP told last of each order of ours, without a call. */
export function createErpOrderFacts(db: Db | Tx, storeId: StoreId) {
  return {
    find(orderId: StoreOrderId): Promise<ErpOrderFacts | undefined> {
      return db
        .selectFrom('erp_order_facts')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .executeTakeFirst();
    },

    /** Makes the row or replaces it whole. */
    async save(row: Omit<ErpOrderFacts, 'store_id'>): Promise<void> {
      const rows = [{ ...row, store_id: storeId }];
      await upsert(db, 'erp_order_facts', { rows, key: ['store_id', 'order_id'] });
    },
  };
}
