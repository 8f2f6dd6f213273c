import type { Shop } from '../shop.ts';
import { createPlainFields } from './plain-fields.ts';
import type { Product } from './product.ts';

/** A product before its first write, with the defaults of the shop. */
export function emptyProduct(
  shop: Shop,
  kind: { type: Product['type']; parentId: number },
): Product {
  return {
    ...kind,
    id: shop.ids.post(),
    name: '',
    slug: '',
    status: 'publish',
    createdAt: shop.now(),
    modifiedAt: shop.now(),
    sku: '',
    gtin: '',
    regularPrice: '',
    salePrice: '',
    saleFrom: null,
    saleTo: null,
    manageStock: false,
    stockQuantity: null,
    stockStatus: 'instock',
    backorders: 'no',
    lowStockAmount: null,
    weight: '',
    dimensions: { length: '', width: '', height: '' },
    categoryIds: [],
    tagIds: [],
    brandIds: [],
    images: [],
    attributes: [],
    defaultAttributes: [],
    choices: [],
    plain: createPlainFields(),
    meta: [],
    totalSales: 0,
  };
}
