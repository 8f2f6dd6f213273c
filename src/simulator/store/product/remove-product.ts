import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { touch, variationsOf } from '../stock/quantity.ts';
import type { Product } from './product.ts';

/** Trash keeps the SKU and fires `product.deleted`; force removes for good and fires nothing (guide 7). */
export function removeProduct(shop: Shop, product: Product, how: { force: boolean }): Product {
  if (how.force) {
    variationsOf(shop, product).forEach((variation) => shop.products.delete(variation.id));
    shop.products.delete(product.id);
    return product;
  }
  if (product.status === 'trash') {
    throw refusal(410, 'woocommerce_rest_already_trashed', 'The product has already been deleted.');
  }
  product.status = 'trash';
  touch(shop, product);
  shop.emit('product.deleted', product.id);
  return product;
}

/** Permanent, and in silence (guide 4). */
export function removeVariation(shop: Shop, variation: Product): Product {
  shop.products.delete(variation.id);
  const parent = shop.products.get(variation.parentId);
  if (parent) touch(shop, parent);
  return variation;
}
