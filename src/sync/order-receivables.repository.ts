import type { Selectable, Updateable } from 'kysely';

import type { ReceivableId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type OrderReceivables = Selectable<Tables['order_receivables']>;
export type Receivable = Selectable<Tables['receivable']>;

/** The receivables of each order, as the ERP told them last. */
export function createOrderReceivables(db: Db | Tx, storeId: StoreId) {
  return {
    find(orderId: StoreOrderId): Promise<OrderReceivables | undefined> {
      return db
        .selectFrom('order_receivables')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .executeTakeFirst();
    },

    /** By due date. */
    parts(orderId: StoreOrderId): Promise<Receivable[]> {
      return db
        .selectFrom('receivable')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .orderBy('due_at')
        .orderBy('receivable_id')
        .execute();
    },

    async save(row: Omit<OrderReceivables, 'store_id'>): Promise<void> {
      const rows = [{ ...row, store_id: storeId }];
      await upsert(db, 'order_receivables', { rows, key: ['store_id', 'order_id'] });
    },

    async updatePart(
      { orderId, receivableId }: { orderId: StoreOrderId; receivableId: ReceivableId },
      change: Updateable<Tables['receivable']>,
    ): Promise<void> {
      await db
        .updateTable('receivable')
        .set(change)
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .where('receivable_id', '=', receivableId)
        .execute();
    },

    /** What was known before goes. */
    async saveParts(
      orderId: StoreOrderId,
      parts: readonly Omit<Receivable, 'store_id' | 'order_id'>[],
    ): Promise<void> {
      await db
        .deleteFrom('receivable')
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .execute();
      const rows = parts.map((part) => ({ ...part, store_id: storeId, order_id: orderId }));
      const key = ['store_id', 'order_id', 'receivable_id'] as const;
      if (rows.length > 0) await upsert(db, 'receivable', { rows, key });
    },
  };
}
