import type { AccountId, ErpProductId, StoreId, StoreItemId } from '../../commerce/ids.ts';
import type { ProductShape } from '../../commerce/product.ts';

export interface CatalogueTables {
  /** The ERP's products as last read. A row of a list never empties what a detail told. */
  erp_product: {
    account_id: AccountId;
    id: ErpProductId;
    parent_id: ErpProductId | null;
    shape: ProductShape;
    goods: number;
    state: 'active' | 'inactive' | 'deleted';
    sku: string;
    name: string;
    price_cents: number;
    /** Fingerprint of the list row: decides whether the detail is read again. */
    row_print: string;
    /** JSON of `Product`; null until read. Of parents and singles only: variations lie inside. */
    detail: string | null;
    detail_at: number | null;
    seen_at: number;
  };
  kit_component: {
    account_id: AccountId;
    kit_id: ErpProductId;
    component_id: ErpProductId;
    /** Exact decimal. */
    quantity: string;
  };
  /** Price of a product in one store (product-store link of the ERP). 0 means not set. */
  store_price: {
    store_id: StoreId;
    product_id: ErpProductId;
    price_cents: number;
    promotion_cents: number;
    seen_at: number;
  };
  /** The store's items as last read. */
  store_item: {
    store_id: StoreId;
    id: StoreItemId;
    parent_id: StoreItemId | null;
    shape: 'simple' | 'parent' | 'variation' | 'other';
    state: 'published' | 'hidden' | 'trashed';
    sku: string;
    name: string;
    stock_mode: 'managed' | 'unmanaged' | 'parent' | 'off' | 'backorder';
    seen_at: number;
  };
  /** Which item of a store is which product. */
  link: {
    store_id: StoreId;
    product_id: ErpProductId;
    item_id: StoreItemId;
    parent_item_id: StoreItemId | null;
    state: 'linked' | 'gone';
    /** Fingerprint of what both sides last agreed on. */
    agreed_print: string | null;
    /** Units last told to the store; null before the first push. */
    last_level: number | null;
    last_level_at: number | null;
    created_at: number;
  };
}
