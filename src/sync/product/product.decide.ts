import type { Product } from '../../commerce/product.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { StoreItem, StoreItemFields } from '../../stores/catalogue.ts';
import type { SavedPrice } from '../store-price.repository.ts';
import { changedFields } from './changed-fields.ts';
import { desiredFields } from './desired-fields.ts';

/** One product of the ERP beside what the store has of it. */
export interface ProductFacts {
  /** A single product, a kit, or a parent with its variations. */
  readonly product: Product;
  /** How many sellable products of the ERP carry this SKU, this one included. */
  readonly sameSkuInErp: number;
  /** The store's item that is linked, or that matched by SKU or key. */
  readonly item: StoreItem | undefined;
  /** Items of the store with this SKU when not linked yet. More than one is ambiguous. */
  readonly candidates: number;
  readonly linked: boolean;
  /** The linked item was gone from the store and is there again. */
  readonly returned: boolean;
  readonly prices: SavedPrice | undefined;
  /** Fingerprint of the fields as they last were on both sides. */
  readonly agreedPrint: string | undefined;
}

export interface ProductPolicy {
  readonly createMissing: boolean;
}

export type ProductPlan =
  | { readonly do: 'nothing'; readonly print: string }
  | { readonly do: 'create'; readonly fields: StoreItemFields; readonly print: string }
  /** First match: both are the same thing. Changes may follow. */
  | { readonly do: 'link'; readonly fields: StoreItemFields; readonly print: string }
  | { readonly do: 'update'; readonly fields: StoreItemFields; readonly print: string }
  | { readonly do: 'skip'; readonly reason: MessageRef }
  | { readonly do: 'ask'; readonly cause: MessageRef };

/** Decides what a store should do about one product; variations are decided one by one. Never acts. */
export function decideProduct(facts: ProductFacts, policy: ProductPolicy): ProductPlan {
  const { product, item } = facts;
  if (!product.goods) return { do: 'skip', reason: message('product.notGoods', {}) };
  const gone = product.state !== 'active';
  if (gone && !item) return { do: 'skip', reason: message('product.inactive', {}) };
  const doubt = facts.linked ? undefined : doubtOf(facts);
  if (doubt) return { do: 'ask', cause: doubt };

  const { fields, print } = desiredFields(product, facts.prices);
  if (!item) {
    return policy.createMissing
      ? { do: 'create', fields, print }
      : { do: 'skip', reason: message('product.creationOff', {}) };
  }
  const change = changedFields({ wanted: fields, item, agreed: facts.agreedPrint === print });
  if (!facts.linked || facts.returned) return { do: 'link', fields: change, print };
  if (Object.keys(change).length > 0) return { do: 'update', fields: change, print };
  return { do: 'nothing', print };
}

function doubtOf({
  product,
  sameSkuInErp,
  candidates,
  item,
}: ProductFacts): MessageRef | undefined {
  const name = product.name;
  if (!product.sku) return message('product.noSku', { name });
  if (sameSkuInErp > 1) return message('product.repeatedSkuInErp', { name, sku: product.sku });
  if (candidates > 1) return message('product.repeatedSkuInStore', { name, sku: product.sku });
  if (item && isParent(item.shape) !== isParent(product.shape)) {
    return message('product.otherShapeInStore', { name, sku: product.sku });
  }
  return undefined;
}

function isParent(shape: string): boolean {
  return shape === 'parent';
}
