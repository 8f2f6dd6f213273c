import type { Shop } from '../shop.ts';
import { currentPrice, isOnSale, priceRange } from './price.ts';
import type { Product } from './product.ts';

export function priceHtml(shop: Shop, product: Product): string {
  if (product.type === 'variable') return rangeHtml(shop, product);
  const price = currentPrice(shop, product);
  if (price === '') return '';
  if (!isOnSale(product, shop.clock.now())) return amountHtml(price);
  return `<del aria-hidden="true">${amountHtml(product.regularPrice)}</del> <ins aria-hidden="true">${amountHtml(price)}</ins>`;
}

function rangeHtml(shop: Shop, product: Product): string {
  const range = priceRange(shop, product);
  if (!range) return '';
  if (range.low === range.high) return amountHtml(range.low);
  return `${amountHtml(range.low)} <span aria-hidden="true">&ndash;</span> ${amountHtml(range.high)}`;
}

function amountHtml(price: string): string {
  const amount = Number(price).toFixed(2).replace('.', ',');
  return `<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol" translate="no">&#82;&#36;</span>${amount}</bdi></span>`;
}
