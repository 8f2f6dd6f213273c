import type { AccountId, StoreOrderId } from '../commerce/ids.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { createStores, type StoreConnection } from '../connections/store.repository.ts';
import { createStoreOrders } from '../sync/store-order.repository.ts';
import { OrderAmbiguous, OrderUnknown, StoreUnknown } from './failures.ts';
import type { App } from './open-app.ts';

export interface WantedOrder {
  /** As the store shows it; where no order has it, the store's own id. */
  readonly number: string;
  /** Only in this store. */
  readonly storeId?: string | undefined;
}

export interface FoundOrder {
  readonly accountId: AccountId;
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
  const connected: StoreConnection[] = [];
  const byNumber: FoundOrder[] = [];
  const byId: FoundOrder[] = [];
  for (const { id: accountId } of await createAccounts(db).list())
    for (const store of await createStores(db, app.vault).listByAccount(accountId)) {
      connected.push(store);
      if (wanted.storeId !== undefined && wanted.storeId !== store.id) continue;
      for (const { id, number } of await createStoreOrders(db, store.id).findNamed(wanted.number)) {
        const found = { accountId, store, orderId: id, number };
        (number === wanted.number ? byNumber : byId).push(found);
      }
    }
  const { storeId, number } = wanted;
  if (storeId !== undefined && !connected.some(({ id }) => id === storeId))
    throw new StoreUnknown(storeId, connected);
  const meant = byNumber.length > 0 ? byNumber : byId;
  const [only, second] = meant;
  if (!only) throw new OrderUnknown(number);
  if (second) throw new OrderAmbiguous(number, meant);
  return only;
}
