import { sql } from 'kysely';

import type { AccountId, ErpProductId, StoreId, StoreItemId } from '../../commerce/ids.ts';
import { chunked } from '../../database/chunked.ts';
import type { Db } from '../../database/tables.ts';

export interface ProductFacts {
  readonly sku: string;
  readonly name: string;
  /** As this store sells it; `undefined` when no price is set, which is not 0. */
  readonly priceCents: number | undefined;
}

/** What is known of these products in one store, from our mirror. */
export async function findProductFacts(
  db: Db,
  { accountId, storeId }: { readonly accountId: AccountId; readonly storeId: StoreId },
  ids: readonly ErpProductId[],
): Promise<ReadonlyMap<ErpProductId, ProductFacts>> {
  const facts = new Map<ErpProductId, ProductFacts>();
  for (const part of chunked(ids)) {
    const rows = await db
      .selectFrom('erp_product as p')
      .leftJoin('store_price as s', (join) =>
        join.onRef('s.product_id', '=', 'p.id').on('s.store_id', '=', storeId),
      )
      .select(['p.id', 'p.sku', 'p.name', 'p.price_cents'])
      .select(['s.price_cents as store_cents', 's.promotion_cents'])
      .where('p.account_id', '=', accountId)
      .where('p.id', 'in', part)
      .execute();
    for (const row of rows) {
      const prices = [row.promotion_cents, row.store_cents, row.price_cents];
      // 0 means not set.
      const priceCents = prices.find((price) => price !== null && price > 0) ?? undefined;
      facts.set(row.id, { sku: row.sku, name: row.name, priceCents });
    }
  }
  return facts;
}

export interface Unlinked<Id> {
  readonly id: Id;
  readonly sku: string;
  readonly name: string;
}

/** Active goods that no item of this store is linked to. Parents have no number and are left out. */
export async function listUnlinkedProducts(
  db: Db,
  { accountId, storeId }: { readonly accountId: AccountId; readonly storeId: StoreId },
): Promise<readonly Unlinked<ErpProductId>[]> {
  return db
    .selectFrom('erp_product as p')
    .leftJoin('link as l', (join) =>
      join
        .onRef('l.product_id', '=', 'p.id')
        .on('l.store_id', '=', storeId)
        .on('l.state', '=', 'linked'),
    )
    .select(['p.id', 'p.sku', 'p.name'])
    .where('p.account_id', '=', accountId)
    .where('p.shape', '!=', 'parent')
    .where('p.goods', '=', 1)
    .where('p.state', '=', 'active')
    .where('l.item_id', 'is', null)
    .orderBy('p.id')
    .execute();
}

/** Items that a walk begun then has met and that no product is linked to. */
export async function listUnlinkedItems(
  db: Db,
  { storeId, seenSince }: { readonly storeId: StoreId; readonly seenSince: number },
): Promise<readonly Unlinked<StoreItemId>[]> {
  return db
    .selectFrom('store_item as i')
    .leftJoin('link as l', (join) =>
      join
        .onRef('l.item_id', '=', 'i.id')
        .onRef('l.store_id', '=', 'i.store_id')
        .on('l.state', '=', 'linked'),
    )
    .select(['i.id', 'i.sku', 'i.name'])
    .where('i.store_id', '=', storeId)
    .where('i.shape', 'in', ['simple', 'variation'])
    .where('i.state', '!=', 'trashed')
    .where('i.seen_at', '>=', seenSince)
    .where('l.item_id', 'is', null)
    .orderBy('i.id')
    .execute();
}

/** How many items of a walk begun then carry each SKU, exactly as written. */
export async function countItemsBySku(
  db: Db,
  { storeId, seenSince }: { readonly storeId: StoreId; readonly seenSince: number },
  skus: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const part of chunked([...new Set(skus)])) {
    const rows = await db
      .selectFrom('store_item')
      .select(['sku', sql<number | string>`count(*)`.as('times')])
      .where('store_id', '=', storeId)
      .where('sku', 'in', part)
      .where('state', '!=', 'trashed')
      .where('seen_at', '>=', seenSince)
      .groupBy('sku')
      .execute();
    for (const row of rows) counts.set(row.sku, Number(row.times));
  }
  return counts;
}
