import type { StoreConnection } from '../connections/store.repository.ts';
import { createStores } from '../connections/store.repository.ts';
import { Failure } from '../kernel/failure.ts';
import { message, type MessageRef } from '../messages/message.ts';
import { StoreUnknown } from './failures.ts';
import type { App } from './open-app.ts';

/** Several stores are connected, or none, and it is not said which is meant. */
export class StoreUnclear extends Failure {
  readonly code = 'store.unclear';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(stores: readonly { id: string; name: string }[]) {
    super('it is not clear which store is meant');
    const named = stores.map(({ id, name }) => `${id} (${name})`).join(', ');
    this.merchantMessage =
      stores.length === 0
        ? message('doctor.noStore', {})
        : message('map.whichStore', { stores: named });
  }
}

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
