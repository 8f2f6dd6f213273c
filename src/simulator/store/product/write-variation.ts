import type { Fields } from '../input.ts';
import { isFields, isGiven, toText } from '../input.ts';
import type { Shop } from '../shop.ts';
import { touch } from '../stock/quantity.ts';
import { readChoices } from './attributes.ts';
import { emptyProduct } from './empty-product.ts';
import { readImage } from './images.ts';
import type { Product } from './product.ts';
import { requireFreeCodes } from './unique-codes.ts';
import { writeSharedFields } from './write-shared-fields.ts';

/** Fires `product.created` for the variation and `product.updated` for its parent. @throws {Refusal} */
export function createVariation(shop: Shop, parent: Product, body: Fields): Product {
  requireFreeCodes(shop, body, undefined);
  const variation = emptyProduct(shop, { type: 'variation', parentId: parent.id });
  variation.plain['tax_class'] = 'parent';
  write(shop, variation, { parent, body });
  shop.products.set(variation.id, variation);
  touch(shop, variation);
  shop.emit('product.created', variation.id);
  shop.emit('product.updated', parent.id);
  return variation;
}

/** @throws {Refusal} */
export function updateVariation(
  shop: Shop,
  variation: Product,
  change: { parent: Product; body: Fields },
): Product {
  requireFreeCodes(shop, change.body, variation.id);
  write(shop, variation, change);
  touch(shop, variation);
  shop.emit('product.updated', variation.id);
  shop.emit('product.updated', change.parent.id);
  return variation;
}

function write(
  shop: Shop,
  variation: Product,
  { parent, body }: { parent: Product; body: Fields },
): void {
  const { image } = body;
  if (isFields(image)) variation.images = [readImage(shop, image, 'variation')];
  if (isGiven(body, 'status')) variation.status = toText(body['status']);
  if (isGiven(body, 'attributes')) variation.choices = readChoices(parent, body['attributes']);
  writeSharedFields(shop, variation, body);
  variation.name = variation.choices.map((choice) => choice.option).join(', ');
  variation.slug = `${parent.slug}-${variation.id}`;
}
