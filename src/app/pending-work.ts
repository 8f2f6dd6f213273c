import { StoreId, StoreOrderId } from '../commerce/ids.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { createStores } from '../connections/store.repository.ts';
import { createStoreOrders } from '../sync/store-order.repository.ts';
import { splitPair, WORK_KINDS } from '../sync/work-kinds.ts';
import { listWork, replay } from '../work/pending.repository.ts';
import type { WorkRow } from '../work/work-row.ts';
import type { App } from './open-app.ts';

export interface PendingFilter {
  readonly kind?: string;
  readonly key?: string;
}

/** With the store's name and the order's number as people know them, where the row is of one. */
export interface PendingRow extends WorkRow {
  readonly storeName?: string | undefined;
  readonly orderNumber?: string | undefined;
}

/** Everything that needs a person, of all accounts. */
export async function listPending(app: App, filter: PendingFilter): Promise<readonly PendingRow[]> {
  const { db } = app.database;
  const rows: PendingRow[] = [];
  for (const { id: accountId } of await createAccounts(db).list())
    for (const row of await listWork(db, { accountId, state: 'needs_person', ...filter }))
      rows.push({ ...row, ...(await namesOf(app, row)) });
  return rows;
}

/** Sets what needs a person free to be tried again. @returns how many rows */
export async function retryPending(app: App, filter: PendingFilter): Promise<number> {
  const { database, clock } = app;
  let retried = 0;
  for (const { id: accountId } of await createAccounts(database.db).list())
    retried += await database.transaction((tx) =>
      replay(tx, { accountId, ...filter }, clock.now()),
    );
  return retried;
}

const OF_ORDERS: readonly string[] = [
  WORK_KINDS.orderPush,
  WORK_KINDS.orderStatus,
  WORK_KINDS.stockUnposted,
];

async function namesOf({ database, vault }: App, { kind, key }: WorkRow) {
  const { storeId, id } = key.includes('/') ? splitPair(key) : { storeId: key, id: '' };
  const parsed = StoreId.safeParse(storeId);
  const store = parsed.success
    ? await createStores(database.db, vault).find(parsed.data)
    : undefined;
  if (!store) return {};
  const order = OF_ORDERS.includes(kind)
    ? await createStoreOrders(database.db, store.id).find(StoreOrderId.parse(id))
    : undefined;
  return { storeName: store.name, orderNumber: order?.number };
}
