import type { ErpProductId } from '../../commerce/ids.ts';
import type { Product } from '../../commerce/product.ts';
import type { Catalogue, StoreItem } from '../../stores/catalogue.ts';
import { createLinks, type Link } from '../link.repository.ts';
import { createProductMirror } from '../product-mirror.repository.ts';
import { createStorePrices } from '../store-price.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import type { ProductFacts } from './product.decide.ts';

/** A product of the ERP with its variations, beside what one store has of each. */
export interface GatheredProduct {
  readonly product: Product;
  /** The product itself first, then its variations; without those that are gone. */
  readonly parts: readonly ProductFacts[];
  /** Linked variations that the parent no longer has in the ERP. */
  readonly orphans: readonly Link[];
  /** Products whose linked item the store no longer has. */
  readonly gone: readonly Product[];
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

  const present = new Set(items.linked.map(({ id }) => id));
  const gone = all.filter(({ id }) => {
    const link = links.get(id);
    return link !== undefined && !present.has(link.item_id);
  });
  const parts = without(all, gone).map((part): ProductFacts => {
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
      returned: link?.state === 'gone',
      prices: prices.get(part.id),
      agreedPrint: link?.agreed_print ?? undefined,
    };
  });
  return { product, parts, orphans: await orphansOf(io, store, { links, ids, product }), gone };
}

function without(all: readonly Product[], some: readonly Product[]): readonly Product[] {
  return all.filter((each) => !some.includes(each));
}

async function readItems(
  store: SyncStore,
  parts: readonly Product[],
  links: ReadonlyMap<ErpProductId, Link>,
): Promise<{ linked: readonly StoreItem[]; matching: readonly StoreItem[] }> {
  const { catalogue } = store.store;
  const skus = parts.filter((part) => part.sku && !links.has(part.id)).map((part) => part.sku);
  const linked = await readLinked(catalogue, [...links.values()]);
  const found = skus.length > 0 ? await catalogue.findBySku([...new Set(skus)]) : [];
  return {
    linked: linked.filter((item) => item.state !== 'trashed'),
    matching: found.filter((item) => item.state !== 'trashed'),
  };
}

/** What one answer lacks is asked for once more by itself: a list cut short deletes nothing (P10). */
export async function readLinked(
  catalogue: Pick<Catalogue, 'read'>,
  links: readonly Pick<Link, 'item_id' | 'state'>[],
): Promise<StoreItem[]> {
  if (links.length === 0) return [];
  const items = [...(await catalogue.read(links.map((link) => link.item_id)))];
  const told = new Set(items.map(({ id }) => id));
  const missing = links.filter((link) => link.state === 'linked' && !told.has(link.item_id));
  for (const link of missing) items.push(...(await catalogue.read([link.item_id])));
  return items;
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
