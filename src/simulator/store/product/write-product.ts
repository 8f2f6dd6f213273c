import type { Fields } from '../input.ts';
import { isGiven, toDecimal, toFieldsList, toInteger, toText } from '../input.ts';
import { writeMeta } from '../meta.ts';
import type { Shop } from '../shop.ts';
import { parseSiteDate } from '../site-time.ts';
import { touch } from '../stock/quantity.ts';
import type { Term } from '../terms.ts';
import { UNCATEGORIZED } from '../terms.ts';
import { encodeName, slugOf } from '../wire-text.ts';
import { readAttributes, readChoices } from './attributes.ts';
import { readImages } from './images.ts';
import { createPlainFields, writePlainFields } from './plain-fields.ts';
import { dropSillySalePrice } from './price.ts';
import type { Product } from './product.ts';
import { PRODUCT_STATUSES, PRODUCT_TYPES } from './product.ts';
import { requireFreeGtin, requireFreeSku } from './unique-codes.ts';
import { writeStock } from './write-stock.ts';

/** Creates a product from a body that is taken as it comes. Fires `product.created`. @throws {Refusal} */
export function createProduct(shop: Shop, body: Fields): Product {
  requireFreeCodes(shop, body, undefined);
  const images = readGivenImages(shop, body);
  const product = emptyProduct(shop, { type: 'simple', parentId: 0 });
  product.images = images ?? [];
  writeOwnFields(shop, product, { name: 'Product', ...body });
  writeSharedFields(shop, product, body);
  if (product.categoryIds.length === 0) product.categoryIds = [UNCATEGORIZED];
  shop.products.set(product.id, product);
  shop.emit('product.created', product.id);
  return product;
}

/** Even an empty change bumps `date_modified` and fires `product.updated` (fact 12). @throws {Refusal} */
export function updateProduct(shop: Shop, product: Product, body: Fields): Product {
  requireFreeCodes(shop, body, product.id);
  product.images = readGivenImages(shop, body) ?? product.images;
  writeOwnFields(shop, product, body);
  writeSharedFields(shop, product, body);
  touch(shop, product);
  shop.emit('product.updated', product.id);
  return product;
}

/** First of all, since a picture that cannot be had refuses the whole write. */
function readGivenImages(shop: Shop, body: Fields) {
  return isGiven(body, 'images') ? readImages(shop, body['images']) : undefined;
}

export function requireFreeCodes(shop: Shop, body: Fields, owner: number | undefined): void {
  if (isGiven(body, 'sku')) requireFreeSku(shop, toText(body['sku']), owner);
  if (isGiven(body, 'global_unique_id')) requireFreeGtin(shop, toGtin(body), owner);
}

function toGtin(body: Fields): string {
  return toText(body['global_unique_id']).replaceAll(/[^0-9-]/g, '');
}

export function emptyProduct(
  shop: Shop,
  kind: { type: Product['type']; parentId: number },
): Product {
  return {
    ...kind,
    id: shop.ids.post(),
    name: '',
    slug: '',
    status: 'publish',
    createdAt: shop.now(),
    modifiedAt: shop.now(),
    sku: '',
    gtin: '',
    regularPrice: '',
    salePrice: '',
    saleFrom: null,
    saleTo: null,
    manageStock: false,
    stockQuantity: null,
    stockStatus: 'instock',
    backorders: 'no',
    lowStockAmount: null,
    weight: '',
    dimensions: { length: '', width: '', height: '' },
    categoryIds: [],
    tagIds: [],
    brandIds: [],
    images: [],
    attributes: [],
    defaultAttributes: [],
    choices: [],
    plain: createPlainFields(),
    meta: [],
    totalSales: 0,
  };
}

function writeOwnFields(shop: Shop, product: Product, body: Fields): void {
  if (isGiven(body, 'type')) product.type = toType(body['type']);
  if (isGiven(body, 'name')) product.name = encodeName(toText(body['name']));
  if (isGiven(body, 'status')) product.status = toStatus(body['status']);
  if (isGiven(body, 'slug')) product.slug = freeSlug(shop, product, slugOf(toText(body['slug'])));
  else if (product.slug === '') product.slug = freeSlug(shop, product, slugOf(product.name));
  writeCatalogueFields(shop, product, body);
}

function writeCatalogueFields(shop: Shop, product: Product, body: Fields): void {
  if (isGiven(body, 'categories')) {
    product.categoryIds = readTerms(shop.categories, body['categories']);
    if (product.categoryIds.length === 0) product.categoryIds = [UNCATEGORIZED];
  }
  if (isGiven(body, 'tags')) product.tagIds = readTerms(shop.tags, body['tags']);
  if (isGiven(body, 'brands')) product.brandIds = readTerms(shop.brands, body['brands']);
  if (isGiven(body, 'attributes')) product.attributes = readAttributes(shop, body['attributes']);
  if (isGiven(body, 'default_attributes')) {
    product.defaultAttributes = readChoices(product, body['default_attributes']);
  }
}

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

function toType(value: unknown): Product['type'] {
  return PRODUCT_TYPES.find((type) => type === value) ?? 'simple';
}

function toStatus(value: unknown): string {
  return PRODUCT_STATUSES.find((status) => status === value) ?? 'draft';
}

/** Unknown ids fall away in silence (guide 3). */
function readTerms(known: ReadonlyMap<number, Term>, wanted: unknown): number[] {
  return toFieldsList(wanted)
    .map((one) => toInteger(one['id']))
    .filter((id) => known.has(id));
}

function freeSlug(shop: Shop, product: Product, slug: string): string {
  const others = new Set(
    [...shop.products.values()].filter((one) => one.id !== product.id).map((one) => one.slug),
  );
  const base = slug || 'product';
  if (!others.has(base)) return base;
  for (let number = 2; ; number += 1) {
    if (!others.has(`${base}-${number}`)) return `${base}-${number}`;
  }
}
