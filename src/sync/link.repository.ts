import { sql, type Selectable } from 'kysely';

import type { AccountId, ErpProductId, StoreId, StoreItemId } from '../commerce/ids.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type Link = Selectable<Tables['link']>;

interface NewLink {
  readonly productId: ErpProductId;
  readonly itemId: StoreItemId;
  readonly parentItemId: StoreItemId | undefined;
  /** Fingerprint of what both sides agree on. */
  readonly agreedPrint: string;
}

/** Which item of a store is which product of the ERP, and what was last told to the store. */
export function createLinks(db: Db | Tx, storeId: StoreId) {
  const mine = () => db.selectFrom('link').selectAll().where('store_id', '=', storeId);
  const sellable = (accountId: AccountId) =>
    db
      .selectFrom('link')
      .innerJoin('erp_product', 'erp_product.id', 'link.product_id')
      .selectAll('link')
      .where('link.store_id', '=', storeId)
      .where('link.state', '=', 'linked')
      .where('erp_product.account_id', '=', accountId)
      .where('erp_product.shape', '!=', 'parent');
  return {
    async findByProducts(ids: readonly ErpProductId[]): Promise<ReadonlyMap<ErpProductId, Link>> {
      const links = new Map<ErpProductId, Link>();
      for (const part of chunked(ids))
        for (const row of await mine().where('product_id', 'in', part).execute())
          links.set(row.product_id, row);
      return links;
    },

    async findByItems(ids: readonly StoreItemId[]): Promise<ReadonlyMap<StoreItemId, Link>> {
      const links = new Map<StoreItemId, Link>();
      for (const part of chunked(ids))
        for (const row of await mine().where('item_id', 'in', part).execute())
          links.set(row.item_id, row);
      return links;
    },

    /** Linked variations of one parent item. */
    async findByParentItem(parentItemId: StoreItemId): Promise<readonly Link[]> {
      return mine()
        .where('parent_item_id', '=', parentItemId)
        .where('state', '=', 'linked')
        .execute();
    },

    async listLinked(): Promise<readonly Link[]> {
      return mine().where('state', '=', 'linked').orderBy('product_id').execute();
    },

    /** Linked products that have a number: all but parents. */
    async listSellable(accountId: AccountId): Promise<readonly ErpProductId[]> {
      return (await sellable(accountId).execute()).map((link) => link.product_id);
    },

    /** The same, so many at most, in the order of their ids and after one of them. */
    async pageSellable(
      accountId: AccountId,
      { after, limit }: { readonly after: string; readonly limit: number },
    ): Promise<readonly Link[]> {
      return sellable(accountId)
        .where(sql<string>`link.product_id`, '>', after)
        .orderBy('link.product_id')
        .limit(limit)
        .execute();
    },

    /** Those of these products that are linked and have a number. */
    async findSellable(
      accountId: AccountId,
      ids: readonly ErpProductId[],
    ): Promise<ReadonlyMap<ErpProductId, Link>> {
      const links = new Map<ErpProductId, Link>();
      for (const part of chunked(ids))
        for (const row of await sellable(accountId).where('link.product_id', 'in', part).execute())
          links.set(row.product_id, row);
      return links;
    },

    /** Links, or notes what both sides agree on now. What was last told of stock stays. */
    async save(links: readonly NewLink[], now: number): Promise<void> {
      if (links.length === 0) return;
      await upsert(db, 'link', {
        rows: links.map((link) => ({
          store_id: storeId,
          product_id: link.productId,
          item_id: link.itemId,
          parent_item_id: link.parentItemId ?? null,
          state: 'linked' as const,
          agreed_print: link.agreedPrint,
          last_level: null,
          last_level_at: null,
          created_at: now,
        })),
        key: ['store_id', 'product_id'],
        set: ['item_id', 'parent_item_id', 'state', 'agreed_print'],
      });
    },

    async saveLevel(productId: ErpProductId, level: number, now: number): Promise<void> {
      await db
        .updateTable('link')
        .set({ last_level: level, last_level_at: now })
        .where('store_id', '=', storeId)
        .where('product_id', '=', productId)
        .execute();
    },

    async markGone(productId: ErpProductId): Promise<void> {
      await db
        .updateTable('link')
        .set({ state: 'gone' })
        .where('store_id', '=', storeId)
        .where('product_id', '=', productId)
        .execute();
    },
  };
}
