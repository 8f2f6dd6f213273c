import type { AccountId, ErpProductId } from '../commerce/ids.ts';
import type { Product, ProductRow } from '../commerce/product.ts';
import { chunked } from '../database/chunked.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import { ownJson } from '../kernel/own-json.ts';
import { fingerprint } from './fingerprint.ts';

/** The ERP's products as last read. A list row never empties what a detail told. */
export function createProductMirror(db: Db | Tx, accountId: AccountId) {
  const mine = () => db.selectFrom('erp_product').where('account_id', '=', accountId);
  return {
    /** What is known of these products, to tell which rows of a list are news. */
    async known(ids: readonly ErpProductId[]) {
      const found = new Map<ErpProductId, { rowPrint: string; hasDetail: boolean }>();
      for (const part of chunked(ids)) {
        const rows = await mine()
          .select(['id', 'row_print', 'detail_at'])
          .where('id', 'in', part)
          .execute();
        for (const row of rows)
          found.set(row.id, { rowPrint: row.row_print, hasDetail: row.detail_at !== null });
      }
      return found;
    },

    async saveRows(rows: readonly ProductRow[], now: number): Promise<void> {
      if (rows.length === 0) return;
      await upsert(db, 'erp_product', {
        rows: rows.map((row) => ({
          ...columnsOf(accountId, row),
          row_print: rowPrint(row),
          detail: null,
          detail_at: null,
          seen_at: now,
        })),
        key: ['account_id', 'id'],
        set: [
          'parent_id',
          'shape',
          'goods',
          'state',
          'sku',
          'name',
          'price_cents',
          'row_print',
          'seen_at',
        ],
      });
    },

    /** A detail tells the product and its variations; these have no detail of their own. */
    async saveDetail(product: Product, now: number): Promise<void> {
      const all = [product, ...product.variations];
      await upsert(db, 'erp_product', {
        rows: all.map((each) => ({
          ...columnsOf(accountId, each),
          row_print: '',
          detail: each === product ? JSON.stringify(product) : null,
          detail_at: now,
          seen_at: now,
        })),
        key: ['account_id', 'id'],
        set: [
          'parent_id',
          'shape',
          'goods',
          'state',
          'sku',
          'name',
          'price_cents',
          'detail',
          'detail_at',
          'seen_at',
        ],
      });
      await saveComponents(db, accountId, product);
    },

    async markDeleted(id: ErpProductId): Promise<void> {
      await db
        .updateTable('erp_product')
        .set({ state: 'deleted' })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .execute();
    },

    /** The product in full, with its present state; `undefined` while its detail was never read. */
    async find(id: ErpProductId): Promise<Product | undefined> {
      const row = await mine().select(['detail', 'state']).where('id', '=', id).executeTakeFirst();
      if (!row?.detail) return undefined;
      const product = ownJson<Product>(row.detail);
      return { ...product, state: row.state };
    },

    /** Active parents, singles and kits: what is pushed as one. Variations follow their parent. */
    async listPushable(): Promise<readonly ErpProductId[]> {
      const rows = await mine()
        .select('id')
        .where('detail', 'is not', null)
        .where('shape', '!=', 'variation')
        .where('state', '=', 'active')
        .where('goods', '=', 1)
        .execute();
      return rows.map((row) => row.id);
    },

    /** How many active goods carry each SKU, exactly as written. */
    async countBySku(skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const counts = new Map<string, number>();
      for (const part of chunked([...new Set(skus)])) {
        const rows = await mine()
          .select(['sku', (count) => count.fn.countAll<number | string>().as('times')])
          .where('sku', 'in', part)
          .where('state', '=', 'active')
          .where('goods', '=', 1)
          .groupBy('sku')
          .execute();
        for (const row of rows) counts.set(row.sku, Number(row.times));
      }
      return counts;
    },

    /** SKUs of a product and its variations, as last read. */
    async skusOf(id: ErpProductId): Promise<readonly string[]> {
      const rows = await mine()
        .select('sku')
        .where((where) => where.or([where('id', '=', id), where('parent_id', '=', id)]))
        .where('sku', '<>', '')
        .execute();
      return [...new Set(rows.map((row) => row.sku))];
    },

    /** Products that carry one of these SKUs, variations by their parent. */
    async ownersOfSkus(skus: readonly string[]): Promise<readonly ErpProductId[]> {
      const owners = new Set<ErpProductId>();
      for (const part of chunked(skus)) {
        const rows = await mine().select(['id', 'parent_id']).where('sku', 'in', part).execute();
        for (const row of rows) owners.add(row.parent_id ?? row.id);
      }
      return [...owners];
    },

    /** The parent of a variation; itself for all else. */
    async ownerOf(ids: readonly ErpProductId[]): Promise<ReadonlyMap<ErpProductId, ErpProductId>> {
      const owners = new Map<ErpProductId, ErpProductId>();
      for (const part of chunked(ids)) {
        const rows = await mine().select(['id', 'parent_id']).where('id', 'in', part).execute();
        for (const row of rows) owners.set(row.id, row.parent_id ?? row.id);
      }
      return owners;
    },
  };
}

export function rowPrint(row: ProductRow): string {
  return fingerprint({ ...row, imageUrl: row.imageUrl.split('?')[0] });
}

function columnsOf(accountId: AccountId, row: ProductRow | Product) {
  return {
    account_id: accountId,
    id: row.id,
    parent_id: row.parentId ?? null,
    shape: row.shape,
    goods: row.goods ? 1 : 0,
    state: row.state,
    sku: row.sku,
    name: row.name,
    price_cents: row.priceCents,
  };
}

async function saveComponents(db: Db | Tx, accountId: AccountId, product: Product): Promise<void> {
  await db
    .deleteFrom('kit_component')
    .where('account_id', '=', accountId)
    .where('kit_id', '=', product.id)
    .execute();
  if (product.kit?.stock !== 'from_components' || product.kit.components.length === 0) return;
  const rows = product.kit.components.map(({ productId, quantity }) => ({
    account_id: accountId,
    kit_id: product.id,
    component_id: productId,
    quantity,
  }));
  await insertRows('kit_component', rows).execute(db);
}
