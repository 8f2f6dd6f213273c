import type { Fields } from '../input.ts';
import { isGiven, toFieldsList, toInteger, toText } from '../input.ts';
import type { Shop } from '../shop.ts';
import { touch } from '../stock/quantity.ts';
import type { Term } from '../terms.ts';
import { UNCATEGORIZED } from '../terms.ts';
import { encodeName, slugOf } from '../wire-text.ts';
import { readAttributes, readChoices } from './attributes.ts';
import { emptyProduct } from './empty-product.ts';
import { readImages } from './images.ts';
import type { Product } from './product.ts';
import { PRODUCT_STATUSES, PRODUCT_TYPES } from './product.ts';
import { requireFreeCodes } from './unique-codes.ts';
import { writeSharedFields } from './write-shared-fields.ts';

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
