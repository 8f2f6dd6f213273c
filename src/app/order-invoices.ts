import { createStores, type StoreConnection } from '../connections/store.repository.ts';
import type { MessageRef } from '../messages/message.ts';
import { cancellableUntil } from '../sync/invoice-window.ts';
import { wantByPerson } from '../sync/invoice/want-by-person.ts';
import { unsealOrder } from '../sync/order-intake.ts';
import { createOrderInvoices, type OrderInvoice } from '../sync/order-invoice.repository.ts';
import { createStoreOrders } from '../sync/store-order.repository.ts';
import { pairKey, WORK_KINDS } from '../sync/work-kinds.ts';
import { listWork } from '../work/pending.repository.ts';
import { awaitWork } from './await-work.ts';
import type { FoundOrder } from './find-order.ts';
import { OrderUnknown } from './find.failures.ts';
import type { App } from './open-app.ts';
import { ownUnlessOwned } from './own-unless-owned.ts';

/** The invoice of one order, as a person may see it. */
export interface InvoiceShown {
  readonly storeId: string;
  readonly storeName: string;
  /** As the store shows it. */
  readonly order: string;
  readonly step: OrderInvoice['step'];
  readonly model: OrderInvoice['model'];
  readonly number: string | null;
  readonly series: string | null;
  readonly accessKey: string | null;
  readonly totalCents: number | null;
  readonly danfeUrl: string | null;
  readonly sends: number;
  readonly rejectionCode: string | null;
  /** Until when a person can cancel it in Bling, epoch ms. */
  readonly cancellableUntil: number | undefined;
  /** What a person must do, or what it waits for. */
  readonly cause: MessageRef | undefined;
}

/** The tax authority mostly answers within seconds: so long a person waits for it at the prompt. */
const MOST_WAIT_MS = 60_000;
const LOOK_MS = 1_000;

/** The newest of each store first. */
export async function listInvoices(app: App, limit: number): Promise<readonly InvoiceShown[]> {
  const { db } = app.database;
  const shown: InvoiceShown[] = [];
  for (const store of await createStores(db, app.vault).list())
    for (const row of await createOrderInvoices(db, store.id).list(limit))
      shown.push(await show(app, store, row));
  return shown;
}

/**
 * Asks for the invoice of an order and waits until it is issued, a person must look, or the tax authority takes its
 * time. Whoever owns the account does the work.
 *
 * @throws {NobodyWorks | AccessRefused} when no one will do it
 */
export async function wantInvoice(
  app: App,
  found: FoundOrder,
  options: {
    readonly acceptsTotal: boolean;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<InvoiceShown> {
  const { database, clock } = app;
  const { store, orderId } = found;
  const { accountId } = store;
  const saved = await createStoreOrders(database.db, store.id).find(orderId);
  if (!saved) throw new OrderUnknown(found.number);
  const order = unsealOrder(app, saved);
  const correlation = `invoice:${app.random.uuid()}`;
  await using owner = await ownUnlessOwned(app, [accountId]);
  const by = { acceptsTotal: options.acceptsTotal, actor: 'person:cli', correlation };
  await database.transaction((tx) =>
    wantByPerson(app, tx, { account: { id: accountId }, store, order, ...by }),
  );
  await owner.wake(accountId);
  const until = clock.now() + MOST_WAIT_MS;
  for (;;) {
    await awaitWork(app, correlation, options.onProgress);
    const row = await createOrderInvoices(database.db, store.id).find(orderId);
    if (!row) throw new OrderUnknown(found.number);
    if (row.step !== 'sent' || clock.now() >= until) return show(app, store, row);
    await clock.sleep(LOOK_MS);
  }
}

async function show(app: App, store: StoreConnection, row: OrderInvoice): Promise<InvoiceShown> {
  const { db } = app.database;
  const { order_id: orderId } = row;
  const numbers = await createStoreOrders(db, store.id).numbers([orderId]);
  const key = pairKey(store.id, orderId);
  const [work] = await listWork(db, { accountId: store.accountId, kind: WORK_KINDS.invoice, key });
  return {
    storeId: store.id,
    storeName: store.name,
    order: numbers.get(orderId) ?? orderId,
    step: row.step,
    model: row.model,
    number: row.number,
    series: row.series,
    accessKey: row.access_key,
    totalCents: row.total_cents,
    danfeUrl: row.danfe_url,
    sends: row.sends,
    rejectionCode: row.rejection_code,
    cancellableUntil: cancellableUntil(row),
    cause: work?.cause,
  };
}
