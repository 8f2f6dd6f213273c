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
  /** Units of it that the ERP was told. */
  readonly importedUnits: number;
  readonly importedAt: number | undefined;
  readonly erpStatusId: ErpStatusId | undefined;
  readonly erpStatusSeenAt: number | undefined;
}

interface SellingStore {
  readonly id: StoreId;
  readonly goLiveAt: number;
}

/** Sold lines of these products in these stores, of orders since each store's go-live. */
export async function findSales(
  db: Db | Tx,
  stores: readonly SellingStore[],
  products: readonly ErpProductId[],
): Promise<readonly SaleRow[]> {
  const sales: SaleRow[] = [];
  for (const store of stores)
    for (const part of chunked(products))
      sales.push(...(await findSalesOf(db, store, part)).map((row) => toSale(store.id, row)));
  return sales;
}

function findSalesOf(db: Db | Tx, store: SellingStore, products: readonly ErpProductId[]) {
  return db
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
      'line.imported_units',
      'o.stage',
      'o.created_at',
      's.step',
      's.imported_at',
      's.erp_status_id',
      's.erp_status_seen_at',
    ])
    .where('line.store_id', '=', store.id)
    .where('line.product_id', 'in', products)
    .where('o.created_at', '>=', store.goLiveAt)
    .$narrowType<{ product_id: ErpProductId }>()
    .execute();
}

type FoundSale = Awaited<ReturnType<typeof findSalesOf>>[number];

/** What the ERP knows counts only once the order is there. */
function toSale(storeId: StoreId, row: FoundSale): SaleRow {
  const imported = row.step === 'imported';
  return {
    storeId,
    orderId: row.order_id,
    productId: row.product_id,
    stage: row.stage,
    createdAt: row.created_at,
    quantity: row.quantity,
    reducedUnits: row.reduced_units,
    importedUnits: imported ? (row.imported_units ?? 0) : 0,
    importedAt: imported ? (row.imported_at ?? undefined) : undefined,
    erpStatusId: imported ? (row.erp_status_id ?? undefined) : undefined,
    erpStatusSeenAt: row.erp_status_seen_at ?? undefined,
  };
}
