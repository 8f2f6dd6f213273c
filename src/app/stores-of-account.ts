import type { AccountId, StoreId } from '../commerce/ids.ts';
import { createStores } from '../connections/store.repository.ts';
import type { Tx } from '../database/tables.ts';
import type { App } from './open-app.ts';

/** An account and its connected stores, as marks of stock want them. */
export async function storesOfAccount(
  { vault }: Pick<App, 'vault'>,
  tx: Tx,
  id: AccountId,
): Promise<{ readonly id: AccountId; readonly stores: readonly { readonly id: StoreId }[] }> {
  const stores = await createStores(tx, vault).idsOfAccount(id);
  return { id, stores: stores.map((storeId) => ({ id: storeId })) };
}
