import type { StoreConnection } from '../connections/store.repository.ts';
import { createStores } from '../connections/store.repository.ts';
import { StoreUnclear, StoreUnknown } from './find.failures.ts';
import type { App } from './open-app.ts';

/** The connected store with this id or name, or the only one there is. @throws {StoreUnknown | StoreUnclear} */
export async function findOnlyStore(app: App, wanted?: string): Promise<StoreConnection> {
  const all = await createStores(app.database.db, app.vault).list();
  const stores = all.filter(({ state }) => state !== 'disconnected');
  const meant = stores.filter(
    ({ id, name }) => wanted === undefined || wanted === id || wanted === name,
  );
  const [only, second] = meant;
  if (only && !second) return only;
  throw wanted === undefined || second
    ? new StoreUnclear(stores)
    : new StoreUnknown(wanted, stores);
}
