import type { ErpProductId, ErpStatusId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';

/** A sold line of any store, with what the ERP knows of its order. */
export interface SaleRow {
  readonly storeId: StoreId;
  readonly orderId: StoreOrderId;
  readonly productId: ErpProductId;
  readonly stage: string;
  readonly createdAt: number;
  readonly quantity: number;
  readonly reducedUnits: number;
  readonly importedAt: number | undefined;
  readonly erpStatusId: ErpStatusId | undefined;
  readonly erpStatusSeenAt: number | undefined;
}

/** Sold lines of these products in these stores, of orders since each store's go-live. */
export async function findSales(
  db: Db | Tx,
  stores: readonly { readonly id: StoreId; readonly goLiveAt: number }[],
  products: readonly ErpProductId[],
): Promise<readonly SaleRow[]> {
  const sales: SaleRow[] = [];
  for (const store of stores) {
    for (const part of chunked(products)) {
      const rows = await db
        .selectFrom('store_order_line as line')
        .innerJoin('store_order as o', (join) =>
          join.onRef('o.store_id', '=', 'line.store_id').onRef('o.id', '=', 'line.order_id'),
        )
        .leftJoin('order_sync as s', (join) =>
          join.onRef('s.store_id', '=', 'line.store_id').onRef('s.order_id', '=', 'line.order_id'),
        )
        .select([
          'line.product_id',
          'line.order_id',
          'line.quantity',
          'line.reduced_units',
          'o.stage',
          'o.created_at',
          's.step',
          's.imported_at',
          's.erp_status_id',
          's.erp_status_seen_at',
        ])
        .where('line.store_id', '=', store.id)
        .where('line.product_id', 'in', part)
        .where('o.created_at', '>=', store.goLiveAt)
        .execute();
      for (const row of rows) {
        if (row.product_id === null) continue;
        const imported = row.step === 'imported';
        sales.push({
          storeId: store.id,
          orderId: row.order_id,
          productId: row.product_id,
          stage: row.stage,
          createdAt: row.created_at,
          quantity: row.quantity,
          reducedUnits: row.reduced_units,
          importedAt: imported ? (row.imported_at ?? undefined) : undefined,
          erpStatusId: imported ? (row.erp_status_id ?? undefined) : undefined,
          erpStatusSeenAt: row.erp_status_seen_at ?? undefined,
        });
      }
    }
  }
  return sales;
}
