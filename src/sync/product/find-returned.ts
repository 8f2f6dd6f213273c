import type { ErpProductId } from '../../commerce/ids.ts';
import type { StoreItem } from '../../stores/catalogue.ts';
import { createLinks } from '../link.repository.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';

/** Owners of items that were gone from the store and are there again. */
export async function findReturned(
  io: SyncIo,
  store: SyncStore,
  items: readonly StoreItem[],
): Promise<ReadonlySet<ErpProductId>> {
  const { db } = io.database;
  const present = items.filter(({ state }) => state !== 'trashed').map(({ id }) => id);
  const links = await createLinks(db, store.id).findByItems(present);
  const gone = [...links.values()].filter(({ state }) => state === 'gone');
  const ids = gone.map((link) => link.product_id);
  return new Set((await createProductMirror(db, io.accountId).ownerOf(ids)).values());
}
