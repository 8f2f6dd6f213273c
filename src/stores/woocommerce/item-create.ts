import type { NewStoreItem, StoreItem, StoreItemFields } from '../catalogue.ts';
import { StoreRejected } from '../failures.ts';
import { BATCH_TIMEOUT_MS, parseAnswer } from './client.ts';
import type { Units } from './item-body.ts';
import { hasMeasures, newItemBody } from './item-body.ts';
import { objectionToNewItem } from './item-check.ts';
import { getAddress } from './item-id.ts';
import { ItemRow, rowToItem } from './item.ts';
import type { Shop } from './shop.ts';

/**
 * Creates one item, once.
 *
 * @throws {StoreRejected} such as `product_invalid_sku`, `woocommerce_rest_product_not_created` (the SKU is
 *   held by an item in the trash) or `woocommerce_product_image_upload_error`; nothing was created
 * @throws {StoreUnavailable} with outcome `unknown` when it may have been created: look by key
 */
export async function createItem(shop: Shop, item: NewStoreItem): Promise<StoreItem> {
  const objection = objectionToNewItem(item);
  if (objection) throw new StoreRejected({ storeCode: objection.code, detail: objection.detail });

  const parent = item.shape === 'variation' ? item.parentId : undefined;
  const parentWireId = parent && getAddress(parent).productId;
  const answer = await shop.client.write({
    method: 'POST',
    path: parentWireId === undefined ? 'products' : `products/${parentWireId}/variations`,
    body: newItemBody(item, await unitsFor(shop, item.fields)),
    // The store fetches each image before it answers (guide 4).
    ...(item.imageUrls.length > 0 ? { timeoutMs: BATCH_TIMEOUT_MS } : {}),
  });
  const row = parseAnswer(ItemRow, answer.json, true);
  return rowToItem(row, { stockOff: await shop.stockIsOff(), parentWireId });
}

/** Asked for only when a measure is written. */
export async function unitsFor(shop: Shop, fields: StoreItemFields): Promise<Units> {
  if (!hasMeasures(fields)) return { weight: 'kg', dimension: 'cm' };
  return { weight: await shop.weightUnit(), dimension: await shop.dimensionUnit() };
}
