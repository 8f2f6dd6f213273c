import type { Fields } from '../input.ts';
import { isGiven, toDecimal, toFieldsList, toText } from '../input.ts';
import { writeMeta } from '../meta.ts';
import type { Shop } from '../shop.ts';
import { parseSiteDate } from '../site-time.ts';
import { writePlainFields } from './plain-fields.ts';
import { dropSillySalePrice } from './price.ts';
import type { Product } from './product.ts';
import { toGtin } from './unique-codes.ts';
import { writeStock } from './write-stock.ts';

/** What products and variations have in common. */
export function writeSharedFields(shop: Shop, product: Product, body: Fields): void {
  writePlainFields(product.plain, body);
  if (isGiven(body, 'sku')) product.sku = toText(body['sku']);
  if (isGiven(body, 'global_unique_id')) product.gtin = toGtin(body);
  if (isGiven(body, 'regular_price')) product.regularPrice = toDecimal(body['regular_price']);
  if (isGiven(body, 'sale_price')) product.salePrice = toDecimal(body['sale_price']);
  dropSillySalePrice(product);
  product.saleFrom = readDate(shop, body, { name: 'date_on_sale_from', now: product.saleFrom });
  product.saleTo = readDate(shop, body, { name: 'date_on_sale_to', now: product.saleTo });
  if (isGiven(body, 'weight')) product.weight = toText(body['weight']);
  writeDimensions(product, body['dimensions']);
  writeStock(shop, product, body);
  writeMeta(product.meta, routeInternalMeta(shop, product, body['meta_data']), shop.ids.meta);
}

function writeDimensions(product: Product, wanted: unknown): void {
  for (const part of toFieldsList([wanted])) {
    const { length, width, height } = product.dimensions;
    product.dimensions = {
      length: toText(part['length'] ?? length),
      width: toText(part['width'] ?? width),
      height: toText(part['height'] ?? height),
    };
  }
}

/** Internal keys go to the real property: meta `_stock` changes the quantity (guide 4). */
function routeInternalMeta(shop: Shop, product: Product, wanted: unknown): readonly Fields[] {
  return toFieldsList(wanted).filter((entry) => {
    if (entry['key'] === '_stock') writeStock(shop, product, { stock_quantity: entry['value'] });
    else if (entry['key'] === '_sku') product.sku = toText(entry['value']);
    else if (entry['key'] === '_regular_price') product.regularPrice = toDecimal(entry['value']);
    else return true;
    return false;
  });
}

function readDate(shop: Shop, body: Fields, field: { name: string; now: number | null }) {
  const gmt = body[`${field.name}_gmt`];
  const local = body[field.name];
  if (gmt === undefined && local === undefined) return field.now;
  const offsetMinutes = local === undefined ? 0 : shop.options.gmtOffsetMinutes;
  return parseSiteDate(toText(local ?? gmt), { offsetMinutes }) ?? null;
}
