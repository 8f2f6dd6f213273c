import type { StoreItemId } from '../commerce/ids.ts';
import type { ProductAttribute } from '../commerce/product.ts';
import type { Cents } from '../kernel/cents.ts';
import type { ItemOutcome } from './item-outcome.ts';

/** The products of a store. Text is plain, entities decoded; only descriptions are HTML, as the store makes it. */
export interface Catalogue {
  /**
   * Walks all items, parents before their variations, in an order that stays stable while paging.
   *
   * @param after where an earlier walk stopped; `undefined` starts anew
   * @returns the items of one page and the cursor of the next; no cursor means the walk is complete
   */
  page(
    after: string | undefined,
  ): Promise<{ items: readonly StoreItem[]; next: string | undefined }>;
  /** Items whose SKU is exactly one of these (the store's own case rules apply); variations too. */
  findBySku(skus: readonly string[]): Promise<readonly StoreItem[]>;
  read(ids: readonly StoreItemId[]): Promise<readonly StoreItem[]>;
  /**
   * Creates one item; a variation needs its parent's id. The key is found again by `findByKey`,
   * so that a lost answer is looked up and never repeated.
   */
  create(item: NewStoreItem): Promise<StoreItem>;
  findByKey(keys: readonly string[], hints?: KeyHints): Promise<readonly StoreItem[]>;
  /** Changes only the given fields. Outcomes come in the order of the changes; any number of them. */
  update(changes: readonly StoreItemChange[]): Promise<readonly ItemOutcome<StoreItem>[]>;
}

/** What else is known of items that are looked for by key; makes the look exact and cheap. */
export interface KeyHints {
  /** SKUs they were created with. Without any, only items created of late are looked at. */
  readonly skus?: readonly string[] | undefined;
}

export interface StoreItem {
  readonly id: StoreItemId;
  readonly parentId: StoreItemId | undefined;
  readonly shape: 'simple' | 'parent' | 'variation' | 'other';
  readonly state: 'published' | 'hidden' | 'trashed';
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly shortDescription: string;
  readonly regularPriceCents: Cents | undefined;
  readonly salePriceCents: Cents | undefined;
  readonly gtin: string;
  readonly attributes: readonly ProductAttribute[];
  /** Ids of images in the store, in order, with the source path noted at upload where the store keeps it. */
  readonly images: readonly { readonly id: string; readonly url: string }[];
  readonly quantity: number | undefined;
  readonly stockMode: StockMode;
  readonly modifiedAt: number;
  /** Our key, as saved at creation; empty on items that we did not create. */
  readonly key: string;
}

/**
 * `managed`: quantity counts. `unmanaged`: quantity is ignored. `parent`: one pool of the parent, never a
 * child's number. `off`: switched off in the whole store. `backorder`: managed, and sells below 0 on purpose.
 */
export type StockMode = 'managed' | 'unmanaged' | 'parent' | 'off' | 'backorder';

/** The fields that flow from the ERP. `undefined` means: leave as it is. */
export interface StoreItemFields {
  readonly sku?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly shortDescription?: string | undefined;
  readonly regularPriceCents?: Cents | undefined;
  /** `'none'` ends a promotion. */
  readonly salePriceCents?: Cents | 'none' | undefined;
  readonly gtin?: string | undefined;
  readonly weightKg?: string | undefined;
  readonly lengthCm?: string | undefined;
  readonly widthCm?: string | undefined;
  readonly heightCm?: string | undefined;
  readonly state?: 'published' | 'hidden' | undefined;
  /** Options of a parent, or the choice of a variation. */
  readonly attributes?: readonly ParentAttribute[] | undefined;
  /** Makes quantities count. Never written together with a quantity of another writer. */
  readonly manageStock?: boolean | undefined;
}

export interface ParentAttribute {
  readonly name: string;
  readonly options: readonly string[];
}

export interface NewStoreItem {
  readonly shape: 'simple' | 'parent' | 'variation';
  readonly parentId: StoreItemId | undefined;
  /** Ours, unique; written into the item so that it can be found again. */
  readonly key: string;
  readonly fields: StoreItemFields;
  /** New items start at this number of units, 0 until stock is known. */
  readonly quantity: number;
  readonly imageUrls: readonly string[];
}

export interface StoreItemChange {
  readonly id: StoreItemId;
  readonly parentId: StoreItemId | undefined;
  readonly fields: StoreItemFields;
}
