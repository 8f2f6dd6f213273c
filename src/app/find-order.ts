import type { StoreOrderId } from '../commerce/ids.ts';
import { createStores, type StoreConnection } from '../connections/store.repository.ts';
import { createStoreOrders } from '../sync/store-order.repository.ts';
import { OrderAmbiguous, OrderUnknown, StoreUnknown } from './find.failures.ts';
import type { App } from './open-app.ts';

export interface WantedOrder {
  /** As the store shows it; where no order has it, the store's own id. */
  readonly number: string;
  /** Only in this store. */
  readonly storeId?: string | undefined;
}

export interface FoundOrder {
  readonly store: StoreConnection;
  readonly orderId: StoreOrderId;
  readonly number: string;
}

/**
 * The order that is meant by its shown number.
 *
 * @throws {OrderUnknown | OrderAmbiguous | StoreUnknown} each says what to do
 */
export async function findOrder(app: App, wanted: WantedOrder): Promise<FoundOrder> {
  const { db } = app.database;
  const stores = await createStores(db, app.vault).list();
  const byNumber: FoundOrder[] = [];
  const byId: FoundOrder[] = [];
  for (const store of stores) {
    if (wanted.storeId !== undefined && wanted.storeId !== store.id) continue;
    for (const { id, number } of await createStoreOrders(db, store.id).findNamed(wanted.number)) {
      const found = { store, orderId: id, number };
      (number === wanted.number ? byNumber : byId).push(found);
    }
  }
  const { storeId, number } = wanted;
  if (storeId !== undefined && !stores.some(({ id }) => id === storeId))
    throw new StoreUnknown(storeId, stores);
  const meant = byNumber.length > 0 ? byNumber : byId;
  const [only, second] = meant;
  if (!only) throw new OrderUnknown(number);
  if (second) throw new OrderAmbiguous(number, meant);
  return only;
}
