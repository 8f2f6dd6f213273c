import type { Selectable, Updateable } from 'kysely';

import type { ErpProductId, InvoiceId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type OrderInvoice = Selectable<Tables['order_invoice']>;

/** Steps at which something of the order, its buyer or its products may hold the invoice up. */
const HELD = ['wanted', 'generated', 'rejected'] as const;

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

    findByInvoice(id: InvoiceId): Promise<OrderInvoice | undefined> {
      return db
        .selectFrom('order_invoice')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('invoice_id', '=', id)
        .executeTakeFirst();
    },

    /** Valid ones of this model, as far as we know, authorised at or after an instant. */
    async listAuthorisedSince(
      since: number,
      model: OrderInvoice['model'],
    ): Promise<readonly Pick<OrderInvoice, 'order_id' | 'invoice_id'>[]> {
      return db
        .selectFrom('order_invoice')
        .select(['order_id', 'invoice_id'])
        .where('store_id', '=', storeId)
        .where('step', '=', 'authorised')
        .where('model', '=', model)
        .where('authorised_at', '>=', since)
        .execute();
    },

    /** On their way since an instant or longer. */
    async listSentUntil(until: number): Promise<readonly StoreOrderId[]> {
      const rows = await db
        .selectFrom('order_invoice')
        .select('order_id')
        .where('store_id', '=', storeId)
        .where('step', '=', 'sent')
        .where('sent_at', '<=', until)
        .execute();
      return rows.map((row) => row.order_id);
    },

    /** The newest wishes first. */
    list(limit: number): Promise<OrderInvoice[]> {
      return db
        .selectFrom('order_invoice')
        .selectAll()
        .where('store_id', '=', storeId)
        .orderBy('wanted_at', 'desc')
        .orderBy('order_id')
        .limit(limit)
        .execute();
    },

    /** Orders with one of these products whose invoice is not on its way yet. */
    async listHeldWith(products: readonly ErpProductId[]): Promise<readonly StoreOrderId[]> {
      const orders = new Set<StoreOrderId>();
      for (const part of chunked(products)) {
        const rows = await db
          .selectFrom('order_invoice as i')
          .innerJoin('store_order_line as l', (join) =>
            join.onRef('l.store_id', '=', 'i.store_id').onRef('l.order_id', '=', 'i.order_id'),
          )
          .select('i.order_id')
          .where('i.store_id', '=', storeId)
          .where('i.step', 'in', HELD)
          .where('l.product_id', 'in', part)
          .execute();
        for (const row of rows) orders.add(row.order_id);
      }
      return [...orders];
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
