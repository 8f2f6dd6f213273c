import { metaToWire } from '../meta.ts';
import type { Shop } from '../shop.ts';
import { wireDates } from '../site-time.ts';
import { findStockHolder, variationsOf } from '../stock/quantity.ts';
import type { Term } from '../terms.ts';
import { slugOf } from '../wire-text.ts';
import { imageToWire } from './image-wire.ts';
import { priceHtml } from './price-html.ts';
import { currentPrice, isOnSale, isPurchasable } from './price.ts';
import type { Product } from './product.ts';

/** The wire form of `GET /products/{id}`, of variations too (there with `parent_id` and `up`). */
export function productToWire(shop: Shop, product: Product) {
  const isVariation = product.type === 'variation';
  const { plain } = product;
  return {
    id: product.id,
    name: isVariation ? variationTitle(shop, product) : product.name,
    slug: product.slug,
    permalink: permalink(shop, product),
    ...datesToWire(shop, product),
    type: product.type,
    status: product.status,
    featured: plain['featured'],
    catalog_visibility: plain['catalog_visibility'],
    description: plain['description'],
    short_description: plain['short_description'],
    sku: product.sku,
    ...priceToWire(shop, product),
    total_sales: isVariation ? String(product.totalSales) : product.totalSales,
    virtual: plain['virtual'],
    downloadable: plain['downloadable'],
    downloads: [],
    download_limit: plain['download_limit'],
    download_expiry: plain['download_expiry'],
    external_url: plain['external_url'],
    button_text: plain['button_text'],
    tax_status: plain['tax_status'],
    tax_class: isVariation ? '' : plain['tax_class'],
    ...stockToWire(shop, product),
    sold_individually: plain['sold_individually'],
    weight: product.weight,
    dimensions: product.dimensions,
    shipping_required: plain['virtual'] !== true,
    shipping_taxable: plain['virtual'] !== true,
    shipping_class: plain['shipping_class'],
    shipping_class_id: 0,
    reviews_allowed: isVariation ? false : plain['reviews_allowed'],
    average_rating: '0.00',
    rating_count: 0,
    upsell_ids: plain['upsell_ids'],
    cross_sell_ids: plain['cross_sell_ids'],
    parent_id: product.parentId,
    purchase_note: plain['purchase_note'],
    categories: termsToWire(shop.categories, product.categoryIds),
    brands: termsToWire(shop.brands, product.brandIds),
    tags: termsToWire(shop.tags, product.tagIds),
    images: product.images.map((image) => imageToWire(shop, image)),
    attributes: attributesToWire(product),
    default_attributes: product.defaultAttributes,
    variations: variationsOf(shop, product).map((variation) => variation.id),
    grouped_products: plain['grouped_products'],
    menu_order: plain['menu_order'],
    price_html: priceHtml(shop, product),
    related_ids: relatedIds(shop, product),
    meta_data: metaToWire(product.meta),
    stock_status: stockStatus(shop, product),
    has_options: product.type === 'variable',
    post_password: plain['post_password'],
    global_unique_id: product.gtin,
    _links: productLinks(shop, product),
  };
}

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

function attributesToWire(product: Product) {
  if (product.type === 'variation') return choicesToWire(product);
  return product.attributes.map((one) => ({
    id: one.id,
    name: one.name,
    slug: one.id === 0 ? one.name : `pa_${slugOf(one.name)}`,
    position: one.position,
    visible: one.visible,
    variation: one.variation,
    options: one.options,
  }));
}

function termsToWire(known: ReadonlyMap<number, Term>, ids: readonly number[]) {
  return ids.flatMap((id) => known.get(id) ?? []).map(({ id, name, slug }) => ({ id, name, slug }));
}

function relatedIds(shop: Shop, product: Product): readonly number[] {
  if (product.type === 'variation') return [];
  const related: number[] = [];
  for (const other of shop.products.values()) {
    if (related.length === 5) break;
    const shared = other.categoryIds.some((id) => product.categoryIds.includes(id));
    if (other.id !== product.id && shared && other.status === 'publish') related.push(other.id);
  }
  return related;
}

function productLinks(shop: Shop, product: Product) {
  const products = `${shop.options.siteUrl}/wp-json/wc/v3/products`;
  const allow = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return {
    self: [{ href: `${products}/${product.id}`, targetHints: { allow } }],
    collection: [{ href: products }],
    ...(product.parentId === 0 ? {} : { up: [{ href: `${products}/${product.parentId}` }] }),
  };
}
