import type { ErpProductId } from '../../commerce/ids.ts';
import type { Product } from '../../commerce/product.ts';
import type { StoreItem } from '../../stores/catalogue.ts';
import { createLinks, type Link } from '../link.repository.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import { createStorePrices } from '../store-price.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import type { ProductFacts } from './product.decide.ts';

/** A product of the ERP with its variations, beside what one store has of each. */
export interface GatheredProduct {
  readonly product: Product;
  /** The product itself first, then its variations. */
  readonly parts: readonly ProductFacts[];
  /** Linked variations that the parent no longer has in the ERP. */
  readonly orphans: readonly Link[];
  /** Linked items that the store no longer has. */
  readonly gone: readonly Link[];
}

/** Reads one product from our mirror and its items from the store. `undefined` while it was never read. */
export async function gatherProduct(
  io: SyncIo,
  store: SyncStore,
  productId: ErpProductId,
): Promise<GatheredProduct | undefined> {
  const { db } = io.database;
  const mirror = createProductMirror(db, io.accountId);
  const product = await mirror.find(productId);
  if (!product) return undefined;
  const all = [product, ...product.variations];
  const ids = all.map(({ id }) => id);
  const links = await createLinks(db, store.id).findByProducts(ids);
  const prices = await createStorePrices(db, store.id).find(ids);
  const skuCounts = await mirror.countBySku(all.map(({ sku }) => sku).filter(Boolean));
  const items = await readItems(store, all, links);

  const parts = all.map((part): ProductFacts => {
    const link = links.get(part.id);
    const matches = link
      ? items.linked.filter((item) => item.id === link.item_id)
      : items.matching.filter((item) => item.sku === part.sku);
    return {
      product: part,
      sameSkuInErp: skuCounts.get(part.sku) ?? 0,
      item: matches[0],
      candidates: matches.length,
      linked: link !== undefined,
      prices: prices.get(part.id),
      agreedPrint: link?.agreed_print ?? undefined,
    };
  });
  const present = new Set(items.linked.map(({ id }) => id));
  const gone = [...links.values()].filter((link) => !present.has(link.item_id));
  return { product, parts, orphans: await orphansOf(io, store, { links, ids, product }), gone };
}

async function readItems(
  store: SyncStore,
  parts: readonly Product[],
  links: ReadonlyMap<ErpProductId, Link>,
): Promise<{ linked: readonly StoreItem[]; matching: readonly StoreItem[] }> {
  const { catalogue } = store.store;
  const linkedIds = [...links.values()].map((link) => link.item_id);
  const skus = parts.filter((part) => part.sku && !links.has(part.id)).map((part) => part.sku);
  const linked = linkedIds.length > 0 ? await catalogue.read(linkedIds) : [];
  const found = skus.length > 0 ? await catalogue.findBySku([...new Set(skus)]) : [];
  return {
    linked: linked.filter((item) => item.state !== 'trashed'),
    matching: found.filter((item) => item.state !== 'trashed'),
  };
}

async function orphansOf(
  io: SyncIo,
  store: SyncStore,
  known: { links: ReadonlyMap<ErpProductId, Link>; ids: readonly ErpProductId[]; product: Product },
): Promise<readonly Link[]> {
  const parent = known.links.get(known.product.id);
  if (!parent || known.product.shape !== 'parent') return [];
  const children = await createLinks(io.database.db, store.id).findByParentItem(parent.item_id);
  return children.filter((link) => !known.ids.includes(link.product_id));
}
