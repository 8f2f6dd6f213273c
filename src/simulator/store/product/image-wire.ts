import type { Shop } from '../shop.ts';
import { toGmt, toLocal } from '../site-time.ts';
import type { ProductImage } from './product.ts';

/** The dates of images are shifted by the zone twice, as observed (guide 4). */
export function imageToWire(shop: Shop, image: ProductImage) {
  const offset = shop.options.gmtOffsetMinutes;
  const twice = toLocal(image.addedAt, 2 * offset);
  const once = toGmt(image.addedAt + offset * 60_000);
  return {
    id: image.id,
    date_created: twice,
    date_created_gmt: once,
    date_modified: twice,
    date_modified_gmt: once,
    src: image.src,
    name: image.name,
    alt: image.alt,
    srcset: '',
    sizes: '',
    thumbnail: image.src,
  };
}
