import { AccountId, ErpProductId, StoreId, StoreItemId } from '../commerce/ids.ts';
import type { Product, ProductRow } from '../commerce/product.ts';
import { cents } from '../kernel/cents.ts';
import type { StoreItem } from '../stores/catalogue.ts';

export const ACCOUNT = AccountId.parse('acc_loja0001');
export const OTHER_ACCOUNT = AccountId.parse('acc_loja0002');
export const STORE = StoreId.parse('sto_loja0001');
export const OTHER_STORE = StoreId.parse('sto_loja0002');

export const erpId = (id: string) => ErpProductId.parse(id);
export const itemId = (id: string) => StoreItemId.parse(id);

/** As a list tells it: an active mug. */
export function productRow(change: Partial<ProductRow> = {}): ProductRow {
  return {
    id: erpId('101'),
    parentId: undefined,
    shape: 'simple',
    goods: true,
    state: 'active',
    sku: 'CAN-1',
    name: 'Caneca',
    priceCents: cents(4_990),
    shortDescription: '',
    imageUrl: '',
    ...change,
  };
}

/** As a detail tells it. */
export function product(change: Partial<Product> = {}): Product {
  return {
    id: erpId('101'),
    parentId: undefined,
    shape: 'simple',
    goods: true,
    state: 'active',
    sku: 'CAN-1',
    name: 'Caneca',
    priceCents: cents(4_990),
    shortDescription: '',
    description: '<p>De cerâmica</p>',
    brand: '',
    gtin: '',
    grossWeightKg: undefined,
    dimensionsCm: undefined,
    attributes: [],
    imageUrls: [],
    kit: undefined,
    variations: [],
    ...change,
  };
}

/** A published mug that counts its units. */
export function storeItem(change: Partial<StoreItem> = {}): StoreItem {
  return {
    id: itemId('18'),
    parentId: undefined,
    shape: 'simple',
    state: 'published',
    sku: 'CAN-1',
    name: 'Caneca',
    description: '',
    shortDescription: '',
    regularPriceCents: cents(4_990),
    salePriceCents: undefined,
    gtin: '',
    attributes: [],
    images: [],
    quantity: 10,
    stockMode: 'managed',
    modifiedAt: 1,
    key: '',
    ...change,
  };
}

/** A link of a product with the item of the same id. */
export function newLink(id: string, parentItemId?: string) {
  return {
    productId: erpId(id),
    itemId: itemId(id),
    parentItemId: parentItemId === undefined ? undefined : itemId(parentItemId),
    agreedPrint: `print of ${id}`,
  };
}
