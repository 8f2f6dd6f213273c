import { z } from 'zod';

import type { ErpProductId, StoreItemId } from '../../commerce/ids.ts';
import type { Product } from '../../commerce/product.ts';
import { attempt } from '../../kernel/attempt.ts';
import { message } from '../../messages/message.ts';
import type { NewStoreItem, StoreItem } from '../../stores/catalogue.ts';
import { isImageRefusal } from '../../stores/failures.ts';
import type { ItemOutcome } from '../../stores/item-outcome.ts';
import type { DrainContext } from '../../work/handler.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import type { Look } from '../write-once.decide.ts';
import { type Written, writeOnce } from '../write-once.ts';
import { firstFields } from './desired-fields.ts';
import type { ProductPlan } from './product.decide.ts';
import { noteItemUnknown, type ProductWork, recordPart } from './product.record.ts';

/** Our mark in an item that we create, so that one whose answer was lost is found again. */
export function itemKey(account: SyncAccount, productId: ErpProductId): string {
  return `${account.id}:${productId}`;
}

interface ItemToMake {
  readonly work: ProductWork;
  readonly commit: DrainContext['commit'];
  readonly product: Product;
  readonly parentItemId: StoreItemId | undefined;
  readonly plan: Extract<ProductPlan, { do: 'create' }>;
}

/** What an item that we made is found by. */
const Claim = z.object({ key: z.string(), sku: z.string() });

/**
 * Creates one item, once. Gather has just looked for its SKU, so a look of its own costs only a creation whose
 * outcome is not known: an item may come late, and what it was sent with may differ from what is wanted now.
 */
export function createItem(io: SyncIo, item: ItemToMake): Promise<Written<StoreItem>> {
  const { work, commit, product, parentItemId, plan } = item;
  const { account, store } = work;
  const claim: z.infer<typeof Claim> = { key: itemKey(account, product.id), sku: product.sku };
  return writeOnce(io, {
    scope: store.id,
    key: INTENT_KEYS.item(product.id),
    commit,
    settleMs: account.policy.unknownSettleMs,
    findBy: JSON.stringify(claim),
    looksFirst: false,
    find: (findBy) => findMade(store, product, Claim.parse(JSON.parse(findBy))),
    send: () => send(store, newItem(item, claim.key)),
    noteUnknown: (tx) => noteItemUnknown(tx, work, { product, how: 'create' }),
    record: ({ value }) => {
      const { print, fields } = plan;
      return (tx) =>
        recordPart(tx, work, { product, item: value, parentItemId, print, how: 'create', fields });
    },
  });
}

function newItem({ product, parentItemId, plan }: ItemToMake, key: string): NewStoreItem {
  return {
    shape: itemShape(product),
    parentId: parentItemId,
    key,
    fields: { ...plan.fields, ...firstFields(product) },
    quantity: 0,
    imageUrls: product.imageUrls,
  };
}

/** @throws {Failure} when the store refused, or when it is unknown whether it did */
async function send({ store }: SyncStore, item: NewStoreItem): Promise<StoreItem> {
  const made = await attempt(store.catalogue.create(item));
  if (made.outcome === 'applied') return made.value;
  if (item.imageUrls.length === 0 || !isImageRefusal(made.failure)) throw made.failure;
  // A broken image is no reason to sell nothing: proven not made, so it is made without.
  return store.catalogue.create({ ...item, imageUrls: [] });
}

async function findMade(
  { store }: SyncStore,
  { name }: Product,
  { key, sku }: z.infer<typeof Claim>,
): Promise<Look<StoreItem>> {
  const found = await store.catalogue.findByKey([key], { skus: sku ? [sku] : [] });
  const [item, second] = found.filter(({ state }) => state !== 'trashed');
  if (!item) return { seen: 'absent' };
  if (second)
    return { seen: 'doubtful', cause: message('product.repeatedSkuInStore', { name, sku }) };
  return { seen: 'found', value: item };
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
