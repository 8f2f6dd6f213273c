import type { DrainContext } from '../../work/handler.ts';
import type { OrphanLine } from '../drift-report.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import { createStoreItems } from '../store-item.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import {
  countItemsBySku,
  listUnlinkedItems,
  listUnlinkedProducts,
} from './drift-facts.repository.ts';

/**
 * What has no counterpart: goods of the ERP, as last read, without an item in this store, and items of the
 * store, read now in lists of a hundred, without a product.
 */
export async function findOrphans(
  io: SyncIo,
  work: { account: SyncAccount; store: SyncStore; context: DrainContext },
): Promise<readonly OrphanLine[]> {
  const { account, store, context } = work;
  const { db } = io.database;
  const seenSince = io.clock.now();
  await walkItems(io, store, context);
  const walked = { storeId: store.id, seenSince };
  const products = await listUnlinkedProducts(db, { accountId: account.id, storeId: store.id });
  const items = await listUnlinkedItems(db, walked);
  const skus = [...products, ...items].map(({ sku }) => sku).filter((sku) => sku !== '');
  const inErp = await createProductMirror(db, account.id).countBySku(skus);
  const inStore = await countItemsBySku(db, walked, skus);
  const why = (sku: string, side: OrphanLine['side']): OrphanLine['why'] => {
    const times = { erp: inErp.get(sku) ?? 0, store: inStore.get(sku) ?? 0 };
    if (sku === '') return 'sku_empty';
    if (times.erp > 1 || times.store > 1) return 'sku_ambiguous';
    return times[side === 'erp' ? 'store' : 'erp'] === 0 ? 'missing' : 'unlinked';
  };
  const toLine =
    (side: OrphanLine['side']) =>
    ({ id, sku, name }: Pick<OrphanLine, 'id' | 'sku' | 'name'>): OrphanLine => ({
      storeId: store.id,
      side,
      id,
      sku,
      name,
      why: why(sku, side),
    });
  return [...products.map(toLine('erp')), ...items.map(toLine('store'))];
}

async function walkItems(io: SyncIo, store: SyncStore, { commit }: DrainContext): Promise<void> {
  let after: string | undefined;
  do {
    const page = await store.store.catalogue.page(after);
    await commit((tx) => createStoreItems(tx, store.id).save(page.items, io.clock.now()));
    after = page.next;
  } while (after !== undefined);
}
