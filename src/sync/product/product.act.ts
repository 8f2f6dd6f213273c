import type { ErpProductId, StoreItemId } from '../../commerce/ids.ts';
import type { Product } from '../../commerce/product.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { NewStoreItem, StoreItem, StoreItemFields } from '../../stores/catalogue.ts';
import { isImageRefusal } from '../../stores/failures.ts';
import type { ItemOutcome } from '../../stores/item-outcome.ts';
import type { SyncAccount, SyncStore } from '../sync-account.ts';
import { firstFields } from './desired-fields.ts';
import type { ProductPlan } from './product.decide.ts';

/** Our mark in an item that we create, so that one whose answer was lost is found again. */
export function itemKey(account: SyncAccount, productId: ErpProductId): string {
  return `${account.id}:${productId}`;
}

/**
 * Creates one item. Before it, gather looked for the SKU, so a creation whose answer was lost is met there
 * and linked instead of made twice.
 *
 * @throws {Failure} when the store refused, or when it is unknown whether it did
 */
export async function createItem(
  work: { account: SyncAccount; store: SyncStore; parentItemId: StoreItemId | undefined },
  product: Product,
  fields: StoreItemFields,
): Promise<StoreItem> {
  const item: NewStoreItem = {
    shape: itemShape(product),
    parentId: work.parentItemId,
    key: itemKey(work.account, product.id),
    fields: { ...fields, ...firstFields(product) },
    quantity: 0,
    imageUrls: product.imageUrls,
  };
  const made = await attempt(work.store.store.catalogue.create(item));
  if (made.outcome === 'applied') return made.value;
  if (item.imageUrls.length === 0 || !isImageRefusal(made.failure)) throw made.failure;
  // A broken image is no reason to sell nothing: proven not made, so it is made without.
  return work.store.store.catalogue.create({ ...item, imageUrls: [] });
}

/** Kits are sold as one thing: a store knows nothing of what they are made of. */
function itemShape({ shape }: Product): NewStoreItem['shape'] {
  return shape === 'parent' || shape === 'variation' ? shape : 'simple';
}

export interface PlannedChange {
  readonly product: Product;
  readonly item: StoreItem;
  readonly plan: Extract<ProductPlan, { do: 'link' | 'update' }>;
}

/** Writes the changed fields of a product and its variations; those without a change are applied as they are. */
export async function updateItems(
  store: SyncStore,
  changes: readonly PlannedChange[],
): Promise<readonly ItemOutcome<StoreItem>[]> {
  const toWrite = changes.filter(({ plan }) => Object.keys(plan.fields).length > 0);
  const written =
    toWrite.length === 0
      ? []
      : await store.store.catalogue.update(
          toWrite.map(({ item, plan }) => ({
            id: item.id,
            parentId: item.parentId,
            fields: plan.fields,
          })),
        );
  const outcomes = new Map(toWrite.map((change, at) => [change, written[at]]));
  return changes.map(
    (change) => outcomes.get(change) ?? { outcome: 'applied', value: change.item },
  );
}
