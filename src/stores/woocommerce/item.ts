import { z } from 'zod';

import type { ProductAttribute } from '../../commerce/product.ts';
import type { StockMode, StoreItem } from '../catalogue.ts';
import { toItemId } from './item-id.ts';
import { Id, Instant, listOf, Meta, OptionalId, Price, RawText, Text, Units } from './wire.ts';

/** The meta entry in which our key stays with the item. A leading `_` keeps it off the shop's screens. */
export const KEY_META = '_totoro_key';

const Attribute = z.object({
  name: Text,
  option: Text,
  options: listOf(Text),
});

const Image = z.object({ id: RawText, src: RawText });

/**
 * One product or variation as any of the lists gives it: their words in, ours out.
 *
 * @see guide woocommerce 4
 */
export const ItemRow = z
  .object({
    id: Id,
    parent_id: OptionalId,
    type: RawText,
    status: RawText,
    sku: Text,
    name: Text,
    description: RawText,
    short_description: RawText,
    regular_price: Price,
    sale_price: Price,
    global_unique_id: Text,
    attributes: listOf(Attribute),
    images: listOf(Image),
    image: Image.nullish(),
    manage_stock: z.union([z.boolean(), z.string()]).nullish(),
    stock_quantity: Units,
    backorders: RawText,
    date_created_gmt: Instant,
    date_modified_gmt: Instant,
    meta_data: Meta,
  })
  .transform((row) => ({
    wireId: row.id,
    parentWireId: row.parent_id,
    type: row.type,
    status: row.status,
    sku: row.sku,
    name: row.name,
    description: row.description,
    shortDescription: row.short_description,
    regularPriceCents: row.regular_price,
    salePriceCents: row.sale_price,
    gtin: row.global_unique_id,
    attributes: row.attributes,
    images: row.images.length > 0 || !row.image ? row.images : [row.image],
    manageStock: row.manage_stock,
    stockQuantity: row.stock_quantity,
    backorders: row.backorders,
    modifiedAt: row.date_modified_gmt ?? row.date_created_gmt ?? 0,
    key: row.meta_data.get(KEY_META) ?? '',
  }));
export type ItemRow = z.infer<typeof ItemRow>;

interface Surroundings {
  /** Stock is switched off in the whole store. */
  readonly stockOff: boolean;
  /** The parent in whose list the row stood; older stores leave it out of the row. */
  readonly parentWireId?: string | undefined;
}

export function rowToItem(row: ItemRow, surroundings: Surroundings): StoreItem {
  const parent = parentOf(row, surroundings);
  const mode = stockModeOf(row, surroundings.stockOff);
  return {
    id: parent === undefined ? toItemId(row.wireId) : toItemId(parent, row.wireId),
    parentId: parent === undefined ? undefined : toItemId(parent),
    shape: parent === undefined ? shapeOf(row.type) : 'variation',
    state: stateOf(row.status),
    sku: row.sku,
    name: row.name,
    description: row.description,
    shortDescription: row.shortDescription,
    regularPriceCents: row.regularPriceCents,
    salePriceCents: row.salePriceCents,
    gtin: row.gtin,
    attributes: row.attributes.flatMap(choices),
    images: row.images
      .filter(({ id }) => /^[1-9]/.test(id))
      .map(({ id, src }) => ({ id, url: src })),
    quantity: quantityOf(row, mode),
    stockMode: mode,
    modifiedAt: row.modifiedAt,
    key: row.key,
  };
}

/** Domain rules 1.8. The global switch goes before everything that the item says of itself. */
export function stockModeOf(
  row: Pick<ItemRow, 'manageStock' | 'backorders'>,
  stockOff: boolean,
): StockMode {
  if (stockOff) return 'off';
  if (row.manageStock === 'parent') return 'parent';
  if (row.manageStock !== true) return 'unmanaged';
  return row.backorders === 'yes' || row.backorders === 'notify' ? 'backorder' : 'managed';
}

/** Units shown; `undefined` where they do not count. */
export function quantityOf(
  row: Pick<ItemRow, 'stockQuantity'>,
  mode: StockMode,
): number | undefined {
  return mode === 'off' || mode === 'unmanaged' ? undefined : row.stockQuantity;
}

/** Wire id of the parent of a variation. */
export function parentOf(
  row: Pick<ItemRow, 'type' | 'parentWireId'>,
  { parentWireId }: Pick<Surroundings, 'parentWireId'>,
): string | undefined {
  if (parentWireId !== undefined) return parentWireId;
  return row.type === 'variation' && row.parentWireId !== '0' ? row.parentWireId : undefined;
}

function shapeOf(type: string): StoreItem['shape'] {
  if (type === 'simple') return 'simple';
  return type === 'variable' ? 'parent' : 'other';
}

function stateOf(status: string): StoreItem['state'] {
  if (status === 'publish') return 'published';
  return status === 'trash' ? 'trashed' : 'hidden';
}

/** A variation has one `option`, a parent its `options`. */
function choices({ name, option, options }: z.infer<typeof Attribute>): ProductAttribute[] {
  const all = options.length > 0 ? options : [option];
  return all.map((each) => ({ name, option: each }));
}
