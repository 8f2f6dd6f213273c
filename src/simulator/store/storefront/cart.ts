import type { CartItem } from '../checkout/place-order.ts';
import { isPurchasable } from '../product/price.ts';
import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';

/** The cart lives in the buyer's cookie: `12.2-15.1` is two of 12 and one of 15. */
export function parseCart(cookie: string | undefined): readonly CartItem[] {
  return (cookie ?? '')
    .split('-')
    .map((part) => part.split('.').map(Number))
    .flatMap(([productId = 0, quantity = 0]) =>
      productId > 0 && quantity > 0 ? [{ productId, quantity: Math.min(quantity, 999) }] : [],
    );
}

export function formatCart(items: readonly CartItem[]): string {
  return items.map(({ productId, quantity }) => `${productId}.${quantity}`).join('-');
}

export function withMore(items: readonly CartItem[], added: CartItem): readonly CartItem[] {
  const known = items.find((item) => item.productId === added.productId);
  if (!known) return [...items, added];
  return withQuantity(items, { ...added, quantity: known.quantity + added.quantity });
}

/** Quantity 0 takes it out. */
export function withQuantity(items: readonly CartItem[], wanted: CartItem): readonly CartItem[] {
  return items
    .map((item) => (item.productId === wanted.productId ? wanted : item))
    .filter((item) => item.quantity > 0);
}

export interface CartRow {
  readonly product: Product;
  readonly quantity: number;
}

/** Rows of what still exists. */
export function cartRows(shop: Shop, items: readonly CartItem[]): readonly CartRow[] {
  return items.flatMap(({ productId, quantity }) => {
    const product = shop.products.get(productId);
    return product && isPurchasable(shop, product) ? [{ product, quantity }] : [];
  });
}

export function toItems(rows: readonly CartRow[]): readonly CartItem[] {
  return rows.map(({ product, quantity }) => ({ productId: product.id, quantity }));
}
