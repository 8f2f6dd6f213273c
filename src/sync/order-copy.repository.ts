import type { StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import { ownJson } from '../kernel/own-json.ts';
import type { CopyLine, OrderCopy } from './order-copy.ts';

/** What we wrote last of each order into the ERP. */
export function createOrderCopies(db: Db | Tx, storeId: StoreId) {
  return {
    /** `undefined`: not known, such as after a person mended the order there. */
    async find(orderId: StoreOrderId): Promise<OrderCopy | undefined> {
      const row = await db
        .selectFrom('order_copy')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .executeTakeFirst();
      return row && { totalCents: row.total_cents, lines: ownJson<CopyLine[]>(row.lines) };
    },

    async save(orderId: StoreOrderId, copy: OrderCopy, now: number): Promise<void> {
      const row = {
        store_id: storeId,
        order_id: orderId,
        total_cents: copy.totalCents,
        lines: JSON.stringify(copy.lines),
        written_at: now,
      };
      await upsert(db, 'order_copy', { rows: [row], key: ['store_id', 'order_id'] });
    },

    async forget(orderId: StoreOrderId): Promise<void> {
      await db
        .deleteFrom('order_copy')
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .execute();
    },
  };
}
