import type { AccountId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { createStores } from '../connections/store.repository.ts';
import { createStoreOrders } from '../sync/store-order.repository.ts';
import {
  erpBalancesWork,
  erpOrdersWork,
  erpProductsWork,
  orderWork,
  storeWork,
} from '../sync/work-kinds.ts';
import { mark } from '../work/mark.repository.ts';
import type { NewWork } from '../work/work-row.ts';
import { awaitWork } from './await-work.ts';
import type { App } from './open-app.ts';
import { ownUnlessOwned } from './own-unless-owned.ts';

export const SYNC_PARTS = ['products', 'stock', 'orders'] as const;
export type SyncPart = (typeof SYNC_PARTS)[number];

/**
 * Looks at everything of these parts afresh and waits until what came of it is done. Whoever owns the
 * account does the work: a running `serve`, or this process when there is none.
 *
 * @param onProgress how much is done of what is known so far
 * @throws {NobodyWorks | AccessRefused} when no one will do the rest
 */
export async function runSync(
  app: App,
  parts: readonly SyncPart[],
  onProgress: (done: number, total: number) => void,
): Promise<{ correlation: string }> {
  const { database, clock } = app;
  const correlation = `sync:${app.random.uuid()}`;
  const accounts = (await createAccounts(database.db).list()).filter(
    (account) => account.state === 'connected',
  );
  await using owner = await ownUnlessOwned(
    app,
    accounts.map(({ id }) => id),
  );
  for (const { id } of accounts) {
    const marks = await marksOf(app, id, { parts, correlation });
    await database.transaction((tx) => mark(tx, marks, clock.now()));
    await owner.wake(id);
  }
  await awaitWork(app, correlation, onProgress);
  return { correlation };
}

async function marksOf(
  app: App,
  accountId: AccountId,
  { parts, correlation }: { parts: readonly SyncPart[]; correlation: string },
): Promise<readonly NewWork[]> {
  const why = { accountId, correlation };
  const stores = await createStores(app.database.db, app.vault).listByAccount(accountId);
  const ids = stores.filter((store) => store.state === 'live').map(({ id }) => id);
  const notImported = parts.includes('orders') ? await listNotImported(app, ids) : [];
  const marks: Record<SyncPart, readonly NewWork[]> = {
    products: [
      erpProductsWork(why, 'full'),
      ...ids.flatMap((id) => [storeWork(why, 'storePrices', id), storeWork(why, 'storeItems', id)]),
    ],
    stock: [erpBalancesWork(why, 'now')],
    orders: [
      erpOrdersWork(why),
      ...ids.map((id) => storeWork(why, 'ordersPull', id)),
      ...notImported.map((pair) => orderWork(why, 'orderPush', pair)),
    ],
  };
  return parts.flatMap((part) => marks[part]);
}

async function listNotImported(app: App, stores: readonly StoreId[]) {
  const pairs: { storeId: StoreId; orderId: StoreOrderId }[] = [];
  for (const storeId of stores)
    for (const orderId of await createStoreOrders(app.database.db, storeId).listNotImported())
      pairs.push({ storeId, orderId });
  return pairs;
}
