import type { Fields } from '../input.ts';
import { isGiven, toText } from '../input.ts';
import { Refusal, refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import type { Product } from './product.ts';

/** @throws {Refusal} when the SKU or GTIN of the body belongs to another */
export function requireFreeCodes(shop: Shop, body: Fields, owner: number | undefined): void {
  if (isGiven(body, 'sku')) requireFreeSku(shop, toText(body['sku']), owner);
  if (isGiven(body, 'global_unique_id')) requireFreeGtin(shop, toGtin(body), owner);
}

/** Only digits and hyphens survive (guide 4). */
export function toGtin(body: Fields): string {
  return toText(body['global_unique_id']).replaceAll(/[^0-9-]/g, '');
}

/**
 * SKU is unique over products and variations, without regard to case; a trashed owner answers otherwise
 * (guide 3).
 *
 * @throws {Refusal}
 */
function requireFreeSku(shop: Shop, sku: string, owner: number | undefined): void {
  if (sku === '') return;
  const taken = [...shop.products.values()].find(
    (one) => one.id !== owner && one.sku.toLowerCase() === sku.toLowerCase(),
  );
  if (!taken) return;
  if (isTrashed(shop, taken)) {
    throw refusal(
      400,
      'woocommerce_rest_product_not_created',
      `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`,
    );
  }
  throw new Refusal({
    status: 400,
    code: 'product_invalid_sku',
    message: 'Invalid or duplicated SKU.',
    data: { resource_id: taken.id, unique_sku: freeSku(shop, sku) },
  });
}

/** @throws {Refusal} */
function requireFreeGtin(shop: Shop, gtin: string, owner: number | undefined): void {
  if (gtin === '') return;
  const taken = [...shop.products.values()].find((one) => one.id !== owner && one.gtin === gtin);
  if (!taken) return;
  throw new Refusal({
    status: 400,
    code: 'product_invalid_global_unique_id',
    message: 'Invalid or duplicated GTIN, UPC, EAN or ISBN.',
    data: { resource_id: taken.id },
  });
}

function isTrashed(shop: Shop, product: Product): boolean {
  return product.status === 'trash' || shop.products.get(product.parentId)?.status === 'trash';
}

function freeSku(shop: Shop, sku: string): string {
  const taken = new Set([...shop.products.values()].map((one) => one.sku.toLowerCase()));
  for (let number = 1; ; number += 1) {
    if (!taken.has(`${sku}-${number}`.toLowerCase())) return `${sku}-${number}`;
  }
}
