import { metaToWire } from '../meta.ts';
import type { Shop } from '../shop.ts';
import { variationsOf } from '../stock/quantity.ts';
import type { Term } from '../terms.ts';
import { slugOf } from '../wire-text.ts';
import { imageToWire } from './image-wire.ts';
import { priceHtml } from './price-html.ts';
import type { Product } from './product.ts';
import {
  choicesToWire,
  datesToWire,
  permalink,
  priceToWire,
  stockStatus,
  stockToWire,
  variationTitle,
} from './shared-wire.ts';

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
