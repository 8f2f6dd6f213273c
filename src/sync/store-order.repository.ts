import type { ErpProductId, StoreId, StoreItemId } from '../commerce/ids.ts';
import { StoreOrderId } from '../commerce/ids.ts';
import type { StoreOrder, StoreOrderLine } from '../commerce/order.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import type { OrderStage } from '../stores/order-desk.ts';
import { saveLines } from './store-order-line.repository.ts';

export interface SavedOrder {
  readonly order: StoreOrder;
  readonly stage: OrderStage;
  readonly print: string;
  /** Sealed JSON of the order: personal data lies nowhere else. */
  readonly sealed: string;
}

/** The store's orders as last read. */
export function createStoreOrders(db: Db | Tx, storeId: StoreId) {
  return {
    async prints(ids: readonly StoreOrderId[]): Promise<ReadonlyMap<StoreOrderId, string>> {
      const prints = new Map<StoreOrderId, string>();
      for (const part of chunked(ids)) {
        const rows = await db
          .selectFrom('store_order')
          .select(['id', 'facts_print'])
          .where('store_id', '=', storeId)
          .where('id', 'in', part)
          .execute();
        for (const row of rows) prints.set(row.id, row.facts_print);
      }
      return prints;
    },

    /** The numbers that the store shows for them. */
    async numbers(ids: readonly StoreOrderId[]): Promise<ReadonlyMap<StoreOrderId, string>> {
      const numbers = new Map<StoreOrderId, string>();
      for (const part of chunked(ids)) {
        const rows = await db
          .selectFrom('store_order')
          .select(['id', 'number'])
          .where('store_id', '=', storeId)
          .where('id', 'in', part)
          .execute();
        for (const row of rows) numbers.set(row.id, row.number);
      }
      return numbers;
    },

    /** The newest ones, sealed as they are kept. */
    async newest(limit: number): Promise<readonly { readonly facts_sealed: string }[]> {
      return db
        .selectFrom('store_order')
        .select('facts_sealed')
        .where('store_id', '=', storeId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
    },

    /** Saves an order and its lines; `productOf` knows the linked ones. */
    async save(
      { order, stage, print, sealed }: SavedOrder,
      productOf: ReadonlyMap<StoreItemId, ErpProductId>,
      now: number,
    ): Promise<void> {
      await upsert(db, 'store_order', {
        rows: [
          {
            store_id: storeId,
            id: order.id,
            number: order.number,
            status: order.status,
            stage,
            created_at: order.createdAt,
            modified_at: order.modifiedAt,
            total_cents: order.totalCents,
            facts_sealed: sealed,
            facts_print: print,
            read_at: now,
          },
        ],
        key: ['store_id', 'id'],
      });
      await saveLines(db, { storeId, order, productOf });
    },

    /** The ERP knows of these units; of more that a line gets later it does not. */
    async saveImported({
      id,
      lines,
    }: {
      readonly id: StoreOrderId;
      readonly lines: readonly Pick<StoreOrderLine, 'id' | 'quantity'>[];
    }): Promise<void> {
      for (const line of lines) {
        await db
          .updateTable('store_order_line')
          .set({ imported_units: line.quantity })
          .where('store_id', '=', storeId)
          .where('order_id', '=', id)
          .where('line_id', '=', line.id)
          .execute();
      }
    },

    async find(id: StoreOrderId) {
      return db
        .selectFrom('store_order')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('id', '=', id)
        .executeTakeFirst();
    },

    /** Those that are shown with this number, and the one with this id. */
    async findNamed(name: string): Promise<readonly { id: StoreOrderId; number: string }[]> {
      const id = StoreOrderId.parse(name);
      return db
        .selectFrom('store_order')
        .select(['id', 'number'])
        .where('store_id', '=', storeId)
        .where(({ or, eb }) => or([eb('number', '=', name), eb('id', '=', id)]))
        .orderBy('id')
        .execute();
    },

    async listIds(): Promise<readonly StoreOrderId[]> {
      const rows = await db
        .selectFrom('store_order')
        .select('id')
        .where('store_id', '=', storeId)
        .orderBy('modified_at')
        .execute();
      return rows.map((row) => row.id);
    },

    /** Orders that are not in the ERP, for whatever reason: a new mapping or policy may change that. */
    async listNotImported(): Promise<readonly StoreOrderId[]> {
      const rows = await db
        .selectFrom('store_order as o')
        .leftJoin('order_sync as s', (join) =>
          join.onRef('s.store_id', '=', 'o.store_id').onRef('s.order_id', '=', 'o.id'),
        )
        .select('o.id')
        .where('o.store_id', '=', storeId)
        .where((where) =>
          where.or([where('s.step', 'is', null), where('s.step', 'in', ['seen', 'skipped'])]),
        )
        .orderBy('o.id')
        .execute();
      return rows.map((row) => row.id);
    },

    /** Lines that came before their item was linked get their product. @returns their orders */
    async linkLines(
      itemId: StoreItemId,
      productId: ErpProductId,
    ): Promise<readonly StoreOrderId[]> {
      const rows = await db
        .selectFrom('store_order_line')
        .select('order_id')
        .where('store_id', '=', storeId)
        .where('item_id', '=', itemId)
        .where('product_id', 'is', null)
        .execute();
      if (rows.length === 0) return [];
      await db
        .updateTable('store_order_line')
        .set({ product_id: productId })
        .where('store_id', '=', storeId)
        .where('item_id', '=', itemId)
        .where('product_id', 'is', null)
        .execute();
      return [...new Set(rows.map((row) => row.order_id))];
    },

    /** Units of each product as the ERP was told them at the import; lines without a product are not told. */
    async soldUnits(
      orderId: StoreOrderId,
    ): Promise<readonly { readonly productId: ErpProductId; readonly units: number }[]> {
      const rows = await db
        .selectFrom('store_order_line')
        .select(['product_id', 'quantity', 'imported_units'])
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .execute();
      return rows.flatMap(({ product_id: productId, quantity, imported_units }) =>
        productId ? [{ productId, units: imported_units ?? quantity }] : [],
      );
    },

    async productsOf(orderId: StoreOrderId): Promise<readonly ErpProductId[]> {
      const rows = await db
        .selectFrom('store_order_line')
        .select('product_id')
        .where('store_id', '=', storeId)
        .where('order_id', '=', orderId)
        .execute();
      return [...new Set(rows.flatMap((row) => row.product_id ?? []))];
    },
  };
}
