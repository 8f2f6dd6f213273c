import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import { findStockHolder } from './quantity.ts';

/** Units of this stock kept by unpaid orders at this moment. */
export function heldUnits(shop: Shop, product: Product): number {
  const holder = findStockHolder(shop, product) ?? product;
  const now = shop.clock.now();
  return shop.holds
    .filter((hold) => hold.productId === holder.id && hold.until > now)
    .reduce((sum, hold) => sum + hold.quantity, 0);
}

/** What a buyer may put in the cart; Infinity when the shop does not count. */
export function buyableUnits(shop: Shop, product: Product): number {
  const holder = findStockHolder(shop, product);
  if (!holder) return product.stockStatus === 'outofstock' ? 0 : Infinity;
  if (holder.backorders !== 'no') return Infinity;
  return Math.max(0, (holder.stockQuantity ?? 0) - heldUnits(shop, holder));
}

export function holdUnits(
  shop: Shop,
  orderId: number,
  items: readonly { product: Product; quantity: number }[],
): void {
  const until = shop.clock.now() + shop.options.holdStockMinutes * 60_000;
  for (const { product, quantity } of items) {
    const holder = findStockHolder(shop, product);
    if (holder) shop.holds.push({ orderId, productId: holder.id, quantity, until });
  }
}

export function releaseHolds(shop: Shop, orderId: number): void {
  const kept = shop.holds.filter((hold) => hold.orderId !== orderId);
  shop.holds.splice(0, shop.holds.length, ...kept);
}
