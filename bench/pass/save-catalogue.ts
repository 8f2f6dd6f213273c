import { ProductListRow } from '../../src/bling/product-reading.ts';
import { ErpProductId, StoreItemId } from '../../src/commerce/ids.ts';
import type { Product } from '../../src/commerce/product.ts';
import { insertRows } from '../../src/database/insert-rows.ts';
import type { Database } from '../../src/database/open-database.ts';
import { ownJson } from '../../src/kernel/own-json.ts';
import { rowPrint } from '../../src/sync/product-mirror.repository.ts';
import { desiredFields } from '../../src/sync/product/desired-fields.ts';
import type { LargeShop } from './large-shop.ts';

const AT_ONCE = 500;

/** Rows of the first product, which the program itself imported, once more for each of the others. */
export async function saveCatalogue(database: Database, shop: LargeShop, count: number) {
  const { db, transaction } = database;
  const mirrored = await db.selectFrom('erp_product').selectAll().executeTakeFirstOrThrow();
  const linked = await db.selectFrom('link').selectAll().executeTakeFirstOrThrow();
  const item = await db.selectFrom('store_item').selectAll().executeTakeFirstOrThrow();
  const stock = await db.selectFrom('erp_stock').selectAll().executeTakeFirstOrThrow();
  const detail = ownJson<Product>(mirrored.detail ?? '');

  const rowsOf = (at: number) => {
    const id = ErpProductId.parse(String(shop.productId(at)));
    const itemId = StoreItemId.parse(String(shop.itemId(at)));
    const named = shop.named(at);
    const product: Product = { ...detail, id, ...named };
    const row_print = rowPrint(ProductListRow.parse(shop.productRow(at)));
    const agreed_print = desiredFields(product, undefined).print;
    return {
      mirror: { ...mirrored, id, ...named, row_print, detail: JSON.stringify(product) },
      link: { ...linked, product_id: id, item_id: itemId, agreed_print },
      item: { ...item, id: itemId, ...named },
      stock: { ...stock, product_id: id },
    };
  };

  for (let from = 1; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, step) =>
      rowsOf(from + step),
    );
    await transaction(async (tx) => {
      await insertRows(
        'erp_product',
        some.map(({ mirror }) => mirror),
      ).execute(tx);
      await insertRows(
        'link',
        some.map(({ link }) => link),
      ).execute(tx);
      await insertRows(
        'store_item',
        some.map((each) => each.item),
      ).execute(tx);
      await insertRows(
        'erp_stock',
        some.map((each) => each.stock),
      ).execute(tx);
    });
  }
}
