import type { ErpContactId, ErpOrderId, ErpStatusId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { Tx } from '../../database/tables.ts';
import type { MessageRef } from '../../messages/message.ts';
import { mark } from '../../work/mark.repository.ts';
import { documentOf } from '../customer/buyer-document.ts';
import { personalPart } from '../customer/personal-part.ts';
import { createOrderReceivables } from '../order-receivables.repository.ts';
import { orderStockMarks } from '../order-stock-marks.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { sagaMarks } from '../saga-marks.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { orderWork, pairKey } from '../work-kinds.ts';
import type { Made } from '../write-once.ts';

/** The order as it stands in the ERP. */
export interface ErpCopy {
  readonly erpOrderId: ErpOrderId;
  readonly statusId: ErpStatusId | undefined;
  readonly contactId?: ErpContactId | undefined;
}

export interface Recorded {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly order: StoreOrder;
  readonly correlation: string;
}

/** The order is in the ERP: link, audit line, and the stock to be looked at once it is reserved. */
export function recordImport(io: SyncIo, work: Recorded, { value, how }: Made<ErpCopy>) {
  const { account, store, order, correlation } = work;
  return async (tx: Tx) => {
    const now = io.clock.now();
    await createOrderSyncs(tx, store.id).update(order.id, {
      step: 'imported',
      erp_order_id: value.erpOrderId,
      imported_at: now,
      erp_status_id: value.statusId ?? null,
      erp_status_seen_at: now,
      agreed_status: how === 'sent' ? order.status : null,
    });
    await expectReceivables(tx, work, value.contactId);
    const needsLook = how === 'found' || order.refunds.length > 0;
    if (needsLook) await markStatus(tx, { ...work, io });
    await auditImport(io, tx, {
      ...work,
      outcome: 'applied',
      after: {
        erpOrderId: value.erpOrderId,
        how: how === 'sent' ? 'created' : 'adopted',
        totalCents: order.totalCents,
        lines: order.lines.map(({ sku, quantity }) => ({ sku, quantity })),
      },
    });
    const dueAt = now + account.policy.stockReleaseMs;
    const why = { accountId: account.id, correlation, dueAt };
    const pair = { storeId: store.id, orderId: order.id };
    io.recentOrders.note(pairKey(store.id, order.id), now);
    const saga = sagaMarks({ account, store, orderId: order.id, correlation });
    await mark(tx, [orderWork(why, 'stockUnposted', pair), ...saga], now);
    await markStock(tx, { ...work, io }, dueAt);
  };
}

/** Whose receivables they will be: a list of them is asked for by customer. */
async function expectReceivables(
  tx: Tx,
  { account, store, order }: Recorded,
  contactId: ErpContactId | undefined,
): Promise<void> {
  const posted_by = account.policy.receivablesPostedBy;
  if (posted_by === 'nobody') return;
  await createOrderReceivables(tx, store.id).save({
    order_id: order.id,
    step: 'expected',
    contact_id: contactId ?? null,
    posted_by,
    posted_at: null,
    total_cents: 0,
    read_at: null,
  });
}

/** Whatever comes to light later, the ledger says that this may have been us (P6). */
export function noteImportUnknown(io: SyncIo, tx: Tx, work: Recorded): Promise<void> {
  const { totalCents } = work.order;
  return auditImport(io, tx, { ...work, outcome: 'unknown', after: { totalCents } });
}

async function auditImport(
  io: SyncIo,
  tx: Tx,
  work: Recorded & { readonly outcome: 'applied' | 'unknown'; readonly after: object },
): Promise<void> {
  const { account, store, order, correlation, outcome, after } = work;
  const { document = '' } = documentOf(order.buyer) ?? {};
  await io.audit.append(tx, {
    chain: account.id,
    actor: 'sync',
    action: 'order.create',
    subject: `order:${order.id}`,
    storeId: store.id,
    after,
    outcome,
    correlation,
    personal: personalPart(io, { ...order.buyer, document }),
  });
}

export function recordSkip(
  io: SyncIo,
  { account, store, order, correlation }: Recorded,
  reason: MessageRef,
) {
  return async (tx: Tx) => {
    const syncs = createOrderSyncs(tx, store.id);
    const known = await syncs.find(order.id);
    if (known?.step === 'skipped') return;
    await syncs.begin(order.id, io.random.uuid());
    await syncs.update(order.id, { step: 'skipped', reason: JSON.stringify(reason) });
    await io.audit.append(tx, {
      chain: account.id,
      actor: 'sync',
      action: 'order.skip',
      subject: `order:${order.id}`,
      storeId: store.id,
      reason,
      outcome: 'skipped',
      correlation,
    });
  };
}

/** Since it was made, either side may have moved on: both are compared once more. */
async function markStatus(tx: Tx, work: Recorded & { io: SyncIo }): Promise<void> {
  const { io, account, store, order, correlation } = work;
  const why = { accountId: account.id, correlation, force: true };
  const pair = { storeId: store.id, orderId: order.id };
  const marks = (['orderPush', 'orderStatus'] as const).map((kind) => orderWork(why, kind, pair));
  await mark(tx, marks, io.clock.now());
}

/** The numbers of its goods are looked at, once the ERP has taken it in. */
export async function markStock(
  tx: Tx,
  work: Recorded & { io: SyncIo },
  dueAt: number,
): Promise<void> {
  const marks = await orderStockMarks(tx, { ...work, orderId: work.order.id, dueAt });
  await mark(tx, marks, work.io.clock.now());
}
