import type { ErpProductId } from '../../commerce/ids.ts';
import type { Product } from '../../commerce/product.ts';
import type { StoreItem } from '../../stores/catalogue.ts';
import { createLinks } from '../link.repository.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import { createStorePrices } from '../store-price.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { changedFields } from './changed-fields.ts';
import { desiredFields } from './desired-fields.ts';

/** Owners of linked items that show something else than they should. */
export async function findDiffering(
  io: SyncIo,
  store: SyncStore,
  items: readonly StoreItem[],
): Promise<ReadonlySet<ErpProductId>> {
  const { db } = io.database;
  const mirror = createProductMirror(db, io.accountId);
  const links = await createLinks(db, store.id).findByItems(items.map(({ id }) => id));
  const ids = [...links.values()].map((link) => link.product_id);
  const owners = await mirror.ownerOf(ids);
  const prices = await createStorePrices(db, store.id).find(ids);
  const products = await readProducts(io, new Set(owners.values()));
  const differing = new Set<ErpProductId>();
  for (const item of items) {
    const link = links.get(item.id);
    const ownerId = link && owners.get(link.product_id);
    const product = link && products.get(link.product_id);
    if (!link || !ownerId || !product) continue;
    const wanted = desiredFields(product, prices.get(product.id));
    const agreed = link.agreed_print === wanted.print;
    const change = changedFields({ wanted: wanted.fields, item, agreed });
    if (Object.keys(change).length > 0) differing.add(ownerId);
  }
  return differing;
}

/** Owners and their variations, by id. */
async function readProducts(io: SyncIo, owners: ReadonlySet<ErpProductId>) {
  const products = new Map<ErpProductId, Product>();
  for (const id of owners) {
    const product = await createProductMirror(io.database.db, io.accountId).find(id);
    if (!product) continue;
    for (const each of [product, ...product.variations]) products.set(each.id, each);
  }
  return products;
}
