import type { KeyHints, StoreItem } from '../catalogue.ts';
import { readVariationsOf } from './item-rows.ts';
import { ItemRow, rowToItem } from './item.ts';
import { PER_PAGE, readList, readWholeList } from './list.ts';
import type { Shop } from './shop.ts';

/** Keeps the address below what old proxies take. */
const LONGEST_SKU_LIST = 1_500;
const MOST_SKUS = 50;
/** An item that we created and lost the answer of is among the newest. */
const RECENT_PAGES = 5;

/**
 * Products and variations whose SKU is one of these; case is the store's matter, and it ignores case.
 * Items in the trash are not found (guide woocommerce 2).
 */
export async function findBySku(shop: Shop, skus: readonly string[]): Promise<StoreItem[]> {
  const wanted = [...new Set(skus.map((sku) => sku.trim()).filter((sku) => sku !== ''))];
  const stockOff = await shop.stockIsOff();
  const found = new Map<string, StoreItem>();
  for (const query of skuQueries(wanted)) {
    const rows = await readWholeList(shop.client, {
      path: 'products',
      query: { ...query, orderby: 'id', order: 'asc' },
      row: ItemRow,
    });
    for (const row of rows) found.set(row.wireId, rowToItem(row, { stockOff }));
  }
  const folded = new Set(wanted.map(foldSku));
  return [...found.values()].filter(({ sku }) => folded.has(foldSku(sku)));
}

/**
 * Items that carry one of our keys. The API cannot look for meta: with SKUs it is exact, without any it
 * looks at the newest few hundred items.
 */
export async function findByKey(
  shop: Shop,
  keys: readonly string[],
  hints: KeyHints = {},
): Promise<StoreItem[]> {
  const wanted = new Set(keys.filter((key) => key !== ''));
  const skus = (hints.skus ?? []).filter((sku) => sku !== '');
  const found = (await findBySku(shop, skus)).filter(({ key }) => wanted.has(key));
  if (skus.length > 0 && skus.length >= wanted.size) return found;

  for (const { key } of found) wanted.delete(key);
  return [...found, ...(await findAmongNewest(shop, wanted))];
}

async function findAmongNewest(shop: Shop, wanted: Set<string>): Promise<StoreItem[]> {
  const stockOff = await shop.stockIsOff();
  const flat = await shop.listsVariationsFlat();
  const found: StoreItem[] = [];
  const take = (item: StoreItem) => {
    if (wanted.delete(item.key)) found.push(item);
  };
  for (const path of flat ? ['products', 'variations'] : ['products'])
    for (let page = 1; page <= RECENT_PAGES && wanted.size > 0; page++) {
      const query = { orderby: 'id', order: 'desc', page };
      const { rows } = await readList(shop.client, { path, query, row: ItemRow });
      for (const row of rows) take(rowToItem(row, { stockOff }));
      const parents = rows.filter(({ type }) => type === 'variable' && !flat);
      for (const item of await variationsOf(shop, parents, wanted)) take(item);
      if (rows.length < PER_PAGE) break;
    }
  return found;
}

async function variationsOf(
  shop: Shop,
  parents: readonly ItemRow[],
  wanted: ReadonlySet<string>,
): Promise<StoreItem[]> {
  const stockOff = await shop.stockIsOff();
  const items: StoreItem[] = [];
  for (const { wireId } of parents) {
    if (wanted.size === 0) break;
    const rows = await readVariationsOf(shop, wireId);
    items.push(...rows.map(({ row, parentWireId }) => rowToItem(row, { stockOff, parentWireId })));
  }
  return items;
}

/** A comma parts SKUs in the query, so one that has a comma is looked for by part of its text. */
function skuQueries(skus: readonly string[]): Readonly<Record<string, string>>[] {
  const queries: Readonly<Record<string, string>>[] = [];
  let list: string[] = [];
  for (const sku of skus.filter((each) => !each.includes(','))) {
    const isFull = list.length >= MOST_SKUS || encodedLength([...list, sku]) > LONGEST_SKU_LIST;
    if (isFull && list.length > 0) {
      queries.push({ sku: list.join(',') });
      list = [];
    }
    list.push(sku);
  }
  if (list.length > 0) queries.push({ sku: list.join(',') });
  const withComma = skus.filter((sku) => sku.includes(','));
  return [...queries, ...withComma.map((sku) => ({ search_sku: sku }))];
}

function encodedLength(skus: readonly string[]): number {
  return encodeURIComponent(skus.join(',')).length;
}

function foldSku(sku: string): string {
  return sku.toLowerCase();
}
