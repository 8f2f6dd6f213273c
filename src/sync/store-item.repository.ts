import type { StoreId, StoreItemId } from '../commerce/ids.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import type { StoreItem } from '../stores/catalogue.ts';

/** The store's items as last seen in a walk. */
export function createStoreItems(db: Db | Tx, storeId: StoreId) {
  return {
    async save(items: readonly StoreItem[], now: number): Promise<void> {
      if (items.length === 0) return;
      await upsert(db, 'store_item', {
        rows: items.map((item) => ({
          store_id: storeId,
          id: item.id,
          parent_id: item.parentId ?? null,
          shape: item.shape,
          state: item.state,
          sku: item.sku,
          name: item.name,
          stock_mode: item.stockMode,
          seen_at: now,
        })),
        key: ['store_id', 'id'],
      });
    },

    /** Items that a walk begun at `since` has not met: to be looked at, never to be acted on unseen. */
    async listUnseen(since: number): Promise<readonly StoreItemId[]> {
      const rows = await db
        .selectFrom('store_item')
        .select('id')
        .where('store_id', '=', storeId)
        .where('seen_at', '<', since)
        .execute();
      return rows.map((row) => row.id);
    },

    async skusOf(ids: readonly StoreItemId[]): Promise<ReadonlyMap<StoreItemId, string>> {
      const skus = new Map<StoreItemId, string>();
      for (const part of chunked(ids)) {
        const rows = await db
          .selectFrom('store_item')
          .select(['id', 'sku'])
          .where('store_id', '=', storeId)
          .where('id', 'in', part)
          .execute();
        for (const row of rows) skus.set(row.id, row.sku);
      }
      return skus;
    },
  };
}
