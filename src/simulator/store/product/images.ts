import type { Fields } from '../input.ts';
import { toFieldsList, toInteger, toText } from '../input.ts';
import { refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import type { Product, ProductImage } from './product.ts';

const PRIVATE_HOST = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\])/;

/** Every `src` becomes a new attachment, even the same address again; `{id}` keeps one (guide 4). */
export function readImages(shop: Shop, wanted: unknown, prefix = 'product'): ProductImage[] {
  return toFieldsList(wanted).map((image) => readImage(shop, image, prefix));
}

export function readImage(shop: Shop, image: Fields, prefix: string): ProductImage {
  const id = toInteger(image['id']);
  if (id === 0) return download(shop, image, prefix);
  const known = findImage(shop, id);
  if (!known) {
    throw refusal(400, `woocommerce_${prefix}_invalid_image_id`, `#${id} is an invalid image ID.`);
  }
  return {
    ...known,
    name: toText(image['name']) || known.name,
    alt: toText(image['alt']) || known.alt,
  };
}

function download(shop: Shop, image: Fields, prefix: string): ProductImage {
  const src = toText(image['src']);
  if (!isFetchable(shop, src)) {
    throw refusal(
      400,
      `woocommerce_${prefix}_image_upload_error`,
      `Error getting remote image ${src}. Error: A valid URL was not provided.`,
    );
  }
  const id = shop.ids.post();
  const file = fileName(src);
  return {
    id,
    src: `${shop.options.siteUrl}/wp-content/uploads/${id}/${file}`,
    name: toText(image['name']) || file,
    alt: toText(image['alt']),
    addedAt: shop.now(),
  };
}

function isFetchable(shop: Shop, src: string): boolean {
  const url = URL.parse(src);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return !(shop.options.refusePrivateImages && PRIVATE_HOST.test(url.hostname));
}

function fileName(src: string): string {
  return new URL(src).pathname.split('/').at(-1) || 'image.png';
}

function findImage(shop: Shop, id: number): ProductImage | undefined {
  return [...shop.products.values()]
    .flatMap((product: Product) => product.images)
    .find((image) => image.id === id);
}
