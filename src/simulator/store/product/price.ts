import type { Shop } from '../shop.ts';
import { variationsOf } from '../stock/quantity.ts';
import type { Product } from './product.ts';

export function isOnSale(product: Product, now: number): boolean {
  if (product.salePrice === '' || product.regularPrice === '') return false;
  const started = product.saleFrom === null || product.saleFrom <= now;
  const ended = product.saleTo !== null && product.saleTo < now;
  return started && !ended;
}

/** The price a buyer pays now, `""` when there is none. A variable product shows its lowest variation. */
export function currentPrice(shop: Shop, product: Product): string {
  if (product.type !== 'variable') {
    return isOnSale(product, shop.clock.now()) ? product.salePrice : product.regularPrice;
  }
  return priceRange(shop, product)?.low ?? '';
}

/** Lowest and highest price among the published variations. */
export function priceRange(shop: Shop, parent: Product) {
  const prices = variationsOf(shop, parent)
    .filter((variation) => variation.status === 'publish')
    .map((variation) => currentPrice(shop, variation))
    .filter((price) => price !== '')
    .toSorted((a, b) => Number(a) - Number(b));
  const [low] = prices;
  const high = prices.at(-1);
  return low === undefined || high === undefined ? undefined : { low, high };
}

export function isPurchasable(shop: Shop, product: Product): boolean {
  return product.status === 'publish' && currentPrice(shop, product) !== '';
}

/** A sale price that is not below the regular one is dropped (guide 3). */
export function dropSillySalePrice(product: Product): void {
  if (product.salePrice === '') return;
  if (product.regularPrice === '' || Number(product.salePrice) >= Number(product.regularPrice)) {
    product.salePrice = '';
  }
}
