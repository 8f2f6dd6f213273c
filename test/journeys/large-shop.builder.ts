import { ErpProductId, StoreItemId } from '../../src/commerce/ids.ts';
import type { AccountPolicy } from '../../src/connections/account-policy.ts';
import { cents } from '../../src/kernel/cents.ts';
import { emptyProduct } from '../../src/simulator/store/product/empty-product.ts';
import { createLinks } from '../../src/sync/link.repository.ts';
import { createProductMirror } from '../../src/sync/product-mirror.repository.ts';
import { openShopWorld, type WorldOptions } from './shop-world.builder.ts';

const ACCOUNT = 'azul';
const STOCK = 7;

/**
 * A shop of many products that are the same on both sides and known to us, as after months of service. The
 * catalogue is put there and not synced: that would take hours of calls.
 */
export async function openLargeShop(
  size: number,
  policy: Partial<AccountPolicy> = {},
  more: Partial<WorldOptions> = {},
) {
  const codes = Array.from({ length: size }, (_, at) => `SKU-${at}`);
  const products = codes.map((codigo) => ({ nome: codigo, codigo, preco: 10, stock: STOCK }));
  const world = await openShopWorld({ shop: { account: ACCOUNT, products }, policy, ...more });
  const { app, account, shopStore, bling, store } = world;
  const rows = bling.state(ACCOUNT).products;
  const { shop } = store;
  const itemIds = new Map(
    rows.map(({ codigo }) => {
      const item = emptyProduct(shop, { type: 'simple', parentId: 0 });
      const shown = { sku: codigo, name: codigo, manageStock: true, stockQuantity: STOCK };
      shop.products.set(item.id, { ...item, ...shown, regularPrice: '10.00' });
      return [codigo, item.id] as const;
    }),
  );
  const now = world.clock.now();
  await app.database.transaction(async (tx) => {
    await createProductMirror(tx, account.id).saveRows(
      rows.map(({ id, codigo }) => ({
        id: ErpProductId.parse(String(id)),
        parentId: undefined,
        shape: 'simple',
        goods: true,
        state: 'active',
        sku: codigo,
        name: codigo,
        priceCents: cents(1_000),
        shortDescription: '',
        imageUrl: '',
      })),
      now,
    );
    const links = createLinks(tx, shopStore.id);
    await links.save(
      rows.map(({ id, codigo }) => ({
        productId: ErpProductId.parse(String(id)),
        itemId: StoreItemId.parse(String(itemIds.get(codigo))),
        parentItemId: undefined,
        agreedPrint: '',
      })),
      now,
    );
    await tx.updateTable('erp_product').set({ detail_at: now }).execute();
    // What the connecting asked for is long done.
    await tx.deleteFrom('pending_work').execute();
    await tx.updateTable('link').set({ last_level: STOCK, last_level_at: now }).execute();
  });
  const blingFrom = () => bling.log.entries.length;
  return {
    ...world,
    productId: (codigo: string) => rows.find((row) => row.codigo === codigo)?.id ?? 0,
    shown: (codigo: string) => shop.products.get(itemIds.get(codigo) ?? 0)?.stockQuantity,
    /** Calls since then, of both sides, without those for tokens. */
    countFrom() {
      const blingBefore = blingFrom();
      const storeBefore = store.log.length;
      return () => {
        const ofStore = store.log.slice(storeBefore);
        const ofBling = bling.log.entries.slice(blingBefore);
        return {
          bling: ofBling.filter(({ path }) => !path.startsWith('/oauth')).length,
          store: ofStore.filter(({ method }) => method === 'GET').length,
          storeWrites: ofStore.filter(({ method }) => method !== 'GET').length,
        };
      };
    },
  };
}
