import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';

/** The product whose quantity counts: itself, its parent ("parent"), or none when nobody manages. */
export function findStockHolder(shop: Shop, product: Product): Product | undefined {
  if (!shop.options.manageStock) return undefined;
  if (product.manageStock) return product;
  const parent = product.type === 'variation' ? shop.products.get(product.parentId) : undefined;
  return parent?.manageStock ? parent : undefined;
}

/** Absolute set, last writer wins. Writes the history when the number changes. */
export function setQuantity(shop: Shop, product: Product, after: number | null): void {
  const before = product.stockQuantity;
  product.stockQuantity = after;
  deriveStockStatus(product);
  if (before === after) return;
  shop.history.quantities.push({
    ...shop.cause,
    at: shop.clock.now(),
    productId: product.id,
    sku: product.sku,
    before,
    after,
  });
}

/** Adds `change` in one step, as SQL does, to whoever holds the stock. Gives before and after. */
export function moveQuantity(shop: Shop, product: Product, change: number) {
  const holder = findStockHolder(shop, product);
  if (!holder || change === 0) return undefined;
  const before = holder.stockQuantity ?? 0;
  setQuantity(shop, holder, before + change);
  touch(shop, holder);
  shop.emit('product.updated', holder.id);
  return { before, after: before + change };
}

/** With `manage_stock` the status follows the quantity (guide 4). */
export function deriveStockStatus(product: Product): void {
  if (!product.manageStock) return;
  if ((product.stockQuantity ?? 0) > 0) product.stockStatus = 'instock';
  else product.stockStatus = product.backorders === 'no' ? 'outofstock' : 'onbackorder';
}

/** A changed variation also bumps its parent, so that polling `/products` finds it (guide 4). */
export function touch(shop: Shop, product: Product): void {
  product.modifiedAt = shop.now();
  const parent = product.type === 'variation' ? shop.products.get(product.parentId) : undefined;
  if (parent) parent.modifiedAt = shop.now();
}

export function variationsOf(shop: Shop, parent: Product): readonly Product[] {
  if (parent.type !== 'variable') return [];
  return [...shop.products.values()].filter(
    (one) => one.type === 'variation' && one.parentId === parent.id,
  );
}
