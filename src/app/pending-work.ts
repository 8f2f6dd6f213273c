import { StoreId, StoreOrderId } from '../commerce/ids.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { createStores } from '../connections/store.repository.ts';
import type { Tx } from '../database/tables.ts';
import { acceptErpTotal } from '../sync/accept-money.ts';
import { decideChange } from '../sync/change/decide-change.ts';
import { createForeignOrders } from '../sync/foreign-orders.repository.ts';
import { INTENT_KEYS } from '../sync/intent-keys.ts';
import { orderStockMarks } from '../sync/order-stock-marks.ts';
import { createOrderSyncs } from '../sync/order-sync.repository.ts';
import { createStoreOrders } from '../sync/store-order.repository.ts';
import { ORDER_KINDS, sagaWork, splitPair, storeIdOf, WORK_KINDS } from '../sync/work-kinds.ts';
import { createWriteIntents } from '../sync/write-intent.repository.ts';
import { mark, takeVersion } from '../work/mark.repository.ts';
import { listWork, replay } from '../work/pending.repository.ts';
import type { WorkRow } from '../work/work-row.ts';
import { finish } from '../work/work.repository.ts';
import type { App } from './open-app.ts';
import { storesOfAccount } from './stores-of-account.ts';

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

/**
 * A person says that something was mended or entered by hand: it leaves the list and is not asked again
 * until it changes once more. Kept in the audit with what it was about.
 *
 * @returns how many rows
 */
export async function settlePending(app: App, filter: PendingFilter): Promise<number> {
  const rows = await listPending(app, filter);
  for (const row of rows) {
    await app.database.transaction(async (tx) => {
      // Before any row is touched, as everybody does who marks.
      await takeVersion(tx, row.accountId);
      await finish(tx, [row]);
      await settleRow(app, tx, row);
      await app.audit.append(tx, {
        chain: row.accountId,
        actor: 'person:cli',
        action: 'pending.settle',
        subject: `${row.kind}:${row.key}`,
        reason: row.cause,
        outcome: 'applied',
        correlation: row.correlation ?? `settle:${row.version}`,
      });
    });
  }
  return rows.length;
}

async function settleRow(app: App, tx: Tx, row: PendingRow): Promise<void> {
  const { accountId, kind, key } = row;
  if (kind === WORK_KINDS.foreignOrders)
    return createForeignOrders(tx, app.clock, StoreId.parse(key)).confirm();
  if (kind === WORK_KINDS.orderMoney) return acceptErpTotal(tx, pairOf(key));
  if (!OF_ORDERS.includes(kind)) return;
  const { storeId, orderId } = pairOf(key);
  const order = { store: { id: storeId }, orderId };
  if (kind === WORK_KINDS.stockUnposted || kind === WORK_KINDS.stockPost) {
    await createOrderSyncs(tx, storeId).update(orderId, { posted_at: app.clock.now() });
    await createWriteIntents(tx, storeId).close(INTENT_KEYS.shelf(orderId));
  } else {
    const correlation = row.correlation ?? `settle:${row.version}`;
    const by = { account: { id: accountId }, actor: 'person:cli', correlation };
    const word = kind === WORK_KINDS.orderChange ? 'done' : 'drop';
    await decideChange(app, tx, { ...order, ...by, word });
    // What a person made of it in the ERP is seen by a look, and a plan under way goes on.
    const why = { accountId, correlation, force: true };
    await mark(tx, [sagaWork(why, 'orderChange', { storeId, orderId })], app.clock.now());
  }
  const account = await storesOfAccount(app, tx, accountId);
  await mark(tx, await orderStockMarks(tx, { account, ...order }), app.clock.now());
}

function pairOf(key: string) {
  const { storeId, id } = splitPair(key);
  return { storeId: StoreId.parse(storeId), orderId: StoreOrderId.parse(id) };
}

/** Of which a person may say that the order itself is in order now. */
const OF_ORDERS: readonly string[] = [
  WORK_KINDS.orderPush,
  WORK_KINDS.orderStatus,
  WORK_KINDS.orderChange,
  WORK_KINDS.stockUnposted,
  WORK_KINDS.stockPost,
];

async function namesOf({ database, vault }: App, { kind, key }: WorkRow) {
  const parsed = StoreId.safeParse(storeIdOf(key));
  const store = parsed.success
    ? await createStores(database.db, vault).find(parsed.data)
    : undefined;
  if (!store) return {};
  const order = ORDER_KINDS.includes(kind)
    ? await createStoreOrders(database.db, store.id).find(pairOf(key).orderId)
    : undefined;
  return { storeName: store.name, orderNumber: order?.number };
}
