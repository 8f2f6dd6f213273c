import type { Account } from '../connections/account.repository.ts';
import { createAccounts } from '../connections/account.repository.ts';
import type { StoreConnection } from '../connections/store.repository.ts';
import { createStores } from '../connections/store.repository.ts';
import { createLinks, type Link } from '../sync/link.repository.ts';
import { createProductNames, type NamedProduct } from '../sync/product-names.repository.ts';
import {
  SkuAmbiguous,
  SkuIsParent,
  SkuNotLinked,
  SkuUnknown,
  StoreUnknown,
} from './find.failures.ts';
import type { App } from './open-app.ts';

export interface WantedSku {
  readonly sku: string;
  /** The ERP's id, where several products share the SKU. */
  readonly productId?: string | undefined;
  /** Only in this store. */
  readonly storeId?: string | undefined;
}

/** A product that stores sell, with all connected stores of its account. */
export interface FoundProduct {
  readonly account: Account;
  readonly product: NamedProduct;
  readonly stores: readonly StoreConnection[];
  /** Where it is sold, of the stores that are asked about. */
  readonly sold: readonly { readonly store: StoreConnection; readonly link: Link }[];
}

/**
 * The products that are meant by a SKU: at most one an account.
 *
 * @throws {StoreUnknown | SkuUnknown | SkuAmbiguous | SkuIsParent | SkuNotLinked} each says what to do
 */
export async function findExplained(app: App, wanted: WantedSku): Promise<readonly FoundProduct[]> {
  const { db } = app.database;
  const named: FoundProduct[] = [];
  const connected: StoreConnection[] = [];
  for (const account of await createAccounts(db).list()) {
    const all = await createStores(db, app.vault).listByAccount(account.id);
    const stores = all.filter(({ state }) => state !== 'disconnected');
    connected.push(...stores);
    const products = await createProductNames(db, account.id).findBySku(wanted.sku);
    for (const product of products) {
      if (wanted.productId !== undefined && wanted.productId !== product.id) continue;
      const asked = stores.filter(
        ({ id }) => wanted.storeId === undefined || wanted.storeId === id,
      );
      named.push({ account, product, stores, sold: await whereSold(app, product, asked) });
    }
  }
  const { storeId } = wanted;
  if (storeId !== undefined && !connected.some(({ id }) => id === storeId))
    throw new StoreUnknown(storeId, connected);
  return onePerAccount(app, wanted, named);
}

async function whereSold(
  { database }: App,
  product: NamedProduct,
  stores: readonly StoreConnection[],
): Promise<FoundProduct['sold']> {
  const sold: { store: StoreConnection; link: Link }[] = [];
  for (const store of stores) {
    const links = await createLinks(database.db, store.id).findByProducts([product.id]);
    const link = links.get(product.id);
    if (link?.state === 'linked' && product.shape !== 'parent') sold.push({ store, link });
  }
  return sold;
}

async function onePerAccount(
  { database }: App,
  { sku }: WantedSku,
  named: readonly FoundProduct[],
): Promise<readonly FoundProduct[]> {
  const sold = named.filter((each) => each.sold.length > 0);
  const meant = sold.length > 0 ? sold : named;
  const [first] = meant;
  if (!first) throw new SkuUnknown(sku);
  const clash = meant.filter(
    (one) => meant.filter(({ account }) => account.id === one.account.id).length > 1,
  );
  if (clash.length > 0)
    throw new SkuAmbiguous(
      sku,
      clash.map(({ product }) => product),
    );
  if (sold.length > 0) return sold;
  const { account, product } = first;
  if (product.shape !== 'parent') throw new SkuNotLinked({ sku, id: product.id });
  const variations = await createProductNames(database.db, account.id).listVariations(product.id);
  throw new SkuIsParent(
    sku,
    variations.map((each) => each.sku),
  );
}
