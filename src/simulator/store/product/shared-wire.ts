import type { Shop } from '../shop.ts';
import { wireDates } from '../site-time.ts';
import { findStockHolder, variationsOf } from '../stock/quantity.ts';
import { slugOf } from '../wire-text.ts';
import { currentPrice, isOnSale, isPurchasable } from './price.ts';
import type { Product } from './product.ts';

export function datesToWire(shop: Shop, product: Product) {
  const created = wireDates(product.createdAt, shop.options.gmtOffsetMinutes);
  const modified = wireDates(product.modifiedAt, shop.options.gmtOffsetMinutes);
  return {
    date_created: created.local,
    date_created_gmt: created.gmt,
    date_modified: modified.local,
    date_modified_gmt: modified.gmt,
  };
}

export function priceToWire(shop: Shop, product: Product) {
  const from = wireDates(product.saleFrom, shop.options.gmtOffsetMinutes);
  const to = wireDates(product.saleTo, shop.options.gmtOffsetMinutes);
  const variable = product.type === 'variable';
  const now = shop.clock.now();
  return {
    price: currentPrice(shop, product),
    regular_price: variable ? '' : product.regularPrice,
    sale_price: variable ? '' : product.salePrice,
    date_on_sale_from: from.local,
    date_on_sale_from_gmt: from.gmt,
    date_on_sale_to: to.local,
    date_on_sale_to_gmt: to.gmt,
    on_sale: variable
      ? variationsOf(shop, product).some((variation) => isOnSale(variation, now))
      : isOnSale(product, now),
    purchasable: isPurchasable(shop, product),
  };
}

/** A variation without stock of its own shows its parent's, and the word "parent" (guide 4). */
export function stockToWire(shop: Shop, product: Product) {
  const holder = findStockHolder(shop, product);
  const own = holder === product || !shop.options.manageStock;
  return {
    manage_stock: holder && !own ? ('parent' as const) : holder !== undefined,
    stock_quantity: (own ? product.stockQuantity : holder?.stockQuantity) ?? null,
    backorders: product.backorders,
    backorders_allowed: product.backorders !== 'no',
    backordered: stockStatus(shop, product) === 'onbackorder',
    low_stock_amount: product.lowStockAmount,
  };
}

/** A variable product without stock of its own is in stock when a variation is. */
export function stockStatus(shop: Shop, product: Product): string {
  const holder = findStockHolder(shop, product);
  if (holder) return holder.stockStatus;
  if (product.type !== 'variable') return product.stockStatus;
  const statuses = variationsOf(shop, product).map((variation) => stockStatus(shop, variation));
  if (statuses.includes('instock')) return 'instock';
  return statuses.includes('onbackorder') ? 'onbackorder' : 'outofstock';
}

export function permalink(shop: Shop, product: Product): string {
  const parent = shop.products.get(product.parentId);
  const { siteUrl } = shop.options;
  if (!parent) return `${siteUrl}/product/${product.slug}/`;
  const query = product.choices
    .map((choice) => `attribute_${slugOf(choice.name)}=${encodeURIComponent(choice.option)}`)
    .join('&');
  return `${siteUrl}/product/${parent.slug}/?${query}`;
}

/** `Tenis - 39, Azul`. */
export function variationTitle(shop: Shop, variation: Product): string {
  return `${shop.products.get(variation.parentId)?.name ?? ''} - ${variation.name}`;
}

export function choicesToWire(variation: Product) {
  return variation.choices.map(({ id, name, option }) => ({
    id,
    name,
    slug: slugOf(name),
    option,
  }));
}
