import { sql } from 'kysely';

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
  /** When the goods left the ERP's shelf for it, as far as proven. */
  readonly postedAt?: number | undefined;
}

interface SellingStore {
  readonly id: StoreId;
  readonly goLiveAt: number;
}

/**
 * Which lines every balance in question contains for sure: such a line takes nothing off. It is narrower than
 * `isContained`, which stays the judge of all others.
 */
export interface SettledBy {
  /** All that is known of the order must be this old, epoch ms: the oldest balance less the release time. */
  readonly until: number;
  /** Statuses whose orders the balance lacks. */
  readonly reserving: readonly ErpStatusId[];
  /** Statuses on whose entry the ERP posts. */
  readonly posting: readonly ErpStatusId[];
}

interface Sold {
  readonly stores: readonly SellingStore[];
  readonly products: readonly ErpProductId[];
}

/**
 * Lines of these products in these stores, of orders since each store's go-live, that may take off units.
 * Those that are settled are left out, or each look would read all that was ever sold.
 */
export async function findSales(
  db: Db | Tx,
  { stores, products }: Sold,
  settled?: SettledBy,
): Promise<readonly SaleRow[]> {
  const sales: SaleRow[] = [];
  for (const store of stores)
    for (const part of chunked(products)) {
      const rows = await findSalesOf(db, { store, products: part, settled });
      sales.push(...rows.map((row) => toSale(store.id, row)));
    }
  return sales;
}

/** Whether any of the lines left out is of these products. */
export async function hasSettledSales(
  db: Db | Tx,
  { stores, products }: Sold,
  settled: SettledBy,
): Promise<boolean> {
  for (const store of stores)
    for (const part of chunked(products)) {
      const found = await soldLines(db, store, part)
        .select('line.order_id')
        .where(settledFlag(settled), '=', 1)
        .limit(1)
        .executeTakeFirst();
      if (found) return true;
    }
  return false;
}

/** How many lines are left out. */
export async function countSettledSales(
  db: Db | Tx,
  { stores, products }: Sold,
  settled: SettledBy,
): Promise<number> {
  let lines = 0;
  for (const store of stores)
    for (const part of chunked(products)) {
      const { count } = await soldLines(db, store, part)
        .select(({ fn }) => fn.countAll().as('count'))
        .where(settledFlag(settled), '=', 1)
        .executeTakeFirstOrThrow();
      lines += Number(count);
    }
  return lines;
}

function soldLines(db: Db | Tx, store: SellingStore, products: readonly ErpProductId[]) {
  return db
    .selectFrom('store_order_line as line')
    .innerJoin('store_order as o', (join) =>
      join.onRef('o.store_id', '=', 'line.store_id').onRef('o.id', '=', 'line.order_id'),
    )
    .leftJoin('order_sync as s', (join) =>
      join.onRef('s.store_id', '=', 'line.store_id').onRef('s.order_id', '=', 'line.order_id'),
    )
    .where('line.store_id', '=', store.id)
    .where('line.product_id', 'in', products)
    .where('o.created_at', '>=', store.goLiveAt);
}

/** 1 or 0, never NULL: a line that is not known to be settled must not fall out. */
function settledFlag({ until, reserving, posting }: SettledBy) {
  const anyOf = (ids: readonly ErpStatusId[]) =>
    ids.length > 0 ? sql<boolean>`s.erp_status_id in (${sql.join(ids)})` : sql<boolean>`1 = 0`;
  return sql<number>`case when s.step = 'imported'
    and line.reduced_units > 0 and line.imported_units >= line.reduced_units
    and s.imported_at <= ${until}
    and coalesce(s.erp_status_seen_at, s.imported_at) <= ${until}
    and coalesce(s.posted_at, s.imported_at) <= ${until}
    and (${anyOf(reserving)} or (s.erp_status_seen_at > s.imported_at and ${anyOf(posting)}))
    then 1 else 0 end`;
}

function findSalesOf(
  db: Db | Tx,
  wanted: {
    store: SellingStore;
    products: readonly ErpProductId[];
    settled: SettledBy | undefined;
  },
) {
  const { store, products, settled } = wanted;
  return soldLines(db, store, products)
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
      's.posted_at',
    ])
    .where(({ or, eb }) => or([eb('line.reduced_units', '>', 0), eb('o.stage', '=', 'unpaid')]))
    .$if(settled !== undefined, (lines) =>
      settled ? lines.where(settledFlag(settled), '=', 0) : lines,
    )
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
    postedAt: imported ? (row.posted_at ?? undefined) : undefined,
  };
}
