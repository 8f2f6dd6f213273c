import { StoreItemId } from '../../commerce/ids.ts';
import { StoreRejected } from '../failures.ts';

/** Where an item lives: variations are reached through their parent only (guide woocommerce 3, 4). */
export interface ItemAddress {
  readonly productId: string;
  readonly variationId: string | undefined;
}

/** `"11"` for a product, `"20/22"` for variation 22 of product 20. */
export function toItemId(productId: string, variationId?: string): StoreItemId {
  return StoreItemId.parse(variationId === undefined ? productId : `${productId}/${variationId}`);
}

/** `undefined` when the id cannot be one of this kind of store. */
export function findAddress(id: StoreItemId): ItemAddress | undefined {
  const found = /^([1-9]\d{0,19})(?:\/([1-9]\d{0,19}))?$/.exec(id);
  return found?.[1] === undefined ? undefined : { productId: found[1], variationId: found[2] };
}

/** @throws {StoreRejected} when the id cannot be one of this kind of store */
export function getAddress(id: StoreItemId): ItemAddress {
  const address = findAddress(id);
  if (address) return address;
  throw new StoreRejected({
    storeCode: 'unknown_item',
    detail: `"${id}" is no item of this store`,
  });
}
