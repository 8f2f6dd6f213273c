import { metaToWire } from '../meta.ts';
import type { Shop } from '../shop.ts';
import { imageToWire } from './image-wire.ts';
import type { Product } from './product.ts';
import {
  choicesToWire,
  datesToWire,
  permalink,
  priceToWire,
  stockStatus,
  stockToWire,
} from './shared-wire.ts';

/** The wire form of `GET /products/{parent}/variations/{id}`. */
export function variationToWire(shop: Shop, variation: Product) {
  const { plain } = variation;
  const { purchasable, ...price } = priceToWire(shop, variation);
  const { manage_stock, stock_quantity, ...backorders } = stockToWire(shop, variation);
  const [image] = variation.images;
  return {
    id: variation.id,
    type: variation.type,
    ...datesToWire(shop, variation),
    description: plain['description'],
    permalink: permalink(shop, variation),
    sku: variation.sku,
    global_unique_id: variation.gtin,
    ...price,
    status: variation.status,
    purchasable,
    virtual: plain['virtual'],
    downloadable: plain['downloadable'],
    downloads: [],
    download_limit: plain['download_limit'],
    download_expiry: plain['download_expiry'],
    tax_status: plain['tax_status'],
    tax_class: plain['tax_class'] === 'parent' ? '' : plain['tax_class'],
    manage_stock,
    stock_quantity,
    stock_status: stockStatus(shop, variation),
    ...backorders,
    weight: variation.weight,
    dimensions: variation.dimensions,
    shipping_class: plain['shipping_class'],
    shipping_class_id: 0,
    image: image ? imageToWire(shop, image) : null,
    gallery_image_ids: [],
    attributes: choicesToWire(variation),
    menu_order: plain['menu_order'],
    meta_data: metaToWire(variation.meta),
    name: variation.name,
    parent_id: variation.parentId,
    _links: variationLinks(shop, variation),
  };
}

function variationLinks(shop: Shop, variation: Product) {
  const parent = `${shop.options.siteUrl}/wp-json/wc/v3/products/${variation.parentId}`;
  const allow = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return {
    self: [{ href: `${parent}/variations/${variation.id}`, targetHints: { allow } }],
    collection: [{ href: `${parent}/variations` }],
    up: [{ href: parent }],
  };
}
