import type { StoreItemId } from '../../commerce/ids.ts';
import type { Query } from './client.ts';
import type { ItemAddress } from './item-id.ts';
import { findAddress, toItemId } from './item-id.ts';
import { ItemRow, parentOf } from './item.ts';
import { chunksOf, PER_PAGE, readWholeList } from './list.ts';
import type { Shop } from './shop.ts';

/** A row and the parent in whose list it stood. */
export interface FoundRow {
  readonly row: ItemRow;
  readonly parentWireId: string | undefined;
}

interface RowQuery {
  /** `_fields` for the wire, to make the answer small. */
  readonly fields?: string;
  /** Also looks in the trash, where lists do not look by themselves. */
  readonly withTrash?: boolean;
}

/**
 * Present rows by item id, in lists of 100; what is not there is absent.
 *
 * @throws {StoreAnswerUnreadable} when a list was cut: what it hides must not look gone
 */
export async function readItemRows(
  shop: Shop,
  ids: readonly StoreItemId[],
  query: RowQuery = {},
): Promise<ReadonlyMap<StoreItemId, FoundRow>> {
  const addresses = ids.flatMap((id) => findAddress(id) ?? []);
  const products = distinct(
    addresses.flatMap(({ productId, variationId }) => (variationId ? [] : [productId])),
  );
  const variations = addresses.filter(({ variationId }) => variationId !== undefined);
  const found = new Map<StoreItemId, FoundRow>();
  const keep = (rows: readonly FoundRow[]) => {
    for (const each of rows) found.set(idOfRow(each), each);
  };
  keep(await readProducts(shop, products, query));
  keep(await readVariations(shop, variations, query));
  if (!query.withTrash) return found;

  const missing = products.filter((id) => !found.has(toItemId(id)));
  keep(await readProducts(shop, missing, query, 'trash'));
  return found;
}

/** All variations of one parent; none when the parent is gone. */
export async function readVariationsOf(shop: Shop, parentWireId: string): Promise<FoundRow[]> {
  const path = `products/${parentWireId}/variations`;
  const query = { orderby: 'id', order: 'asc' };
  const rows = await readWholeList(shop.client, { path, query, row: ItemRow });
  return rows.map((row) => ({ row, parentWireId }));
}

function idOfRow({ row, parentWireId }: FoundRow): StoreItemId {
  const parent = parentOf(row, { parentWireId });
  return parent === undefined ? toItemId(row.wireId) : toItemId(parent, row.wireId);
}

async function readProducts(
  shop: Shop,
  ids: readonly string[],
  ...[{ fields }, status]: [query: RowQuery, status?: 'trash']
): Promise<FoundRow[]> {
  const extra = { ...fieldsQuery(fields), ...(status ? { status } : {}) };
  return readIncluded(shop, { path: 'products', ids, extra });
}

async function readVariations(
  shop: Shop,
  addresses: readonly ItemAddress[],
  { fields }: RowQuery,
): Promise<FoundRow[]> {
  if (addresses.length === 0) return [];
  const extra = fieldsQuery(fields);
  const wireIds = (some: readonly ItemAddress[]) =>
    distinct(some.flatMap(({ variationId }) => variationId ?? []));
  if (await shop.listsVariationsFlat())
    return readIncluded(shop, { path: 'variations', ids: wireIds(addresses), extra });

  const rows: FoundRow[] = [];
  for (const parentWireId of distinct(addresses.map(({ productId }) => productId))) {
    const some = addresses.filter(({ productId }) => productId === parentWireId);
    const path = `products/${parentWireId}/variations`;
    rows.push(...(await readIncluded(shop, { path, ids: wireIds(some), extra, parentWireId })));
  }
  return rows;
}

async function readIncluded(
  shop: Shop,
  list: { path: string; ids: readonly string[]; extra: Query; parentWireId?: string },
): Promise<FoundRow[]> {
  const found: FoundRow[] = [];
  for (const some of chunksOf(list.ids, PER_PAGE)) {
    const query = { ...list.extra, include: some.join(','), orderby: 'id', order: 'asc' };
    const rows = await readWholeList(shop.client, { path: list.path, query, row: ItemRow });
    found.push(...rows.map((row) => ({ row, parentWireId: list.parentWireId })));
  }
  return found;
}

function fieldsQuery(fields: string | undefined): Query {
  return fields === undefined ? {} : { _fields: fields };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
