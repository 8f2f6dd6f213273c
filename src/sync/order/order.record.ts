import type { ErpStatusId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { Tx } from '../../database/tables.ts';
import type { MessageRef } from '../../messages/message.ts';
import { mark } from '../../work/mark.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { stockMarks } from '../stock-marks.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { orderWork } from '../work-kinds.ts';
import { documentOf } from './customer.ts';
import type { ImportedOrder } from './order.act.ts';
import { personalPart } from './personal-part.ts';

interface Recorded {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly order: StoreOrder;
  readonly correlation: string;
}

/** The order is in the ERP: link, audit line, and the stock to be looked at once it is reserved. */
export function recordImport(io: SyncIo, work: Recorded, made: ImportedOrder) {
  const { account, store, order, correlation } = work;
  return async (tx: Tx) => {
    const now = io.clock.now();
    await createOrderSyncs(tx, store.id).update(order.id, {
      step: 'imported',
      erp_order_id: made.erpOrderId,
      unknown_since: null,
      imported_at: now,
      erp_status_id: made.statusId ?? null,
      erp_status_seen_at: now,
      agreed_status: made.outcome === 'created' ? order.status : null,
    });
    const needsLook = made.outcome === 'adopted' || order.refunds.length > 0;
    if (needsLook) await markStatus(tx, { ...work, io });
    await io.audit.append(tx, {
      chain: account.id,
      actor: 'sync',
      action: 'order.create',
      subject: `order:${order.id}`,
      storeId: store.id,
      after: {
        erpOrderId: made.erpOrderId,
        how: made.outcome,
        totalCents: order.totalCents,
        lines: order.lines.map(({ sku, quantity }) => ({ sku, quantity })),
      },
      outcome: 'applied',
      correlation,
      personal: personalPart(io, {
        ...order.buyer,
        document: documentOf(order.buyer)?.document ?? '',
      }),
    });
    const dueAt = now + account.policy.stockReleaseMs;
    const why = { accountId: account.id, correlation, dueAt };
    const pair = { storeId: store.id, orderId: order.id };
    await mark(tx, [orderWork(why, 'stockUnposted', pair)], now);
    await markStock(tx, { ...work, io }, dueAt);
  };
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

/** Both sides agree on the store's present status; `statusId` when we just wrote it to the ERP. */
export function recordStatus(io: SyncIo, work: Recorded, statusId: ErpStatusId | undefined) {
  const { account, store, order, correlation } = work;
  return async (tx: Tx) => {
    const now = io.clock.now();
    const syncs = createOrderSyncs(tx, store.id);
    await syncs.update(order.id, { agreed_status: order.status });
    if (statusId === undefined) return;
    const isPosting = account.policy.postingStatuses.includes(statusId);
    await syncs.update(order.id, {
      erp_status_id: statusId,
      erp_status_seen_at: now,
      ...(isPosting ? { posted_at: now } : {}),
    });
    await io.audit.append(tx, {
      chain: account.id,
      actor: 'sync',
      action: 'order.status_to_erp',
      subject: `order:${order.id}`,
      storeId: store.id,
      after: { storeStatus: order.status, erpStatusId: statusId },
      outcome: 'applied',
      correlation,
    });
    await markStock(tx, { ...work, io }, now + account.policy.stockReleaseMs);
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

async function markStock(tx: Tx, work: Recorded & { io: SyncIo }, dueAt: number): Promise<void> {
  const { io, account, store, order, correlation } = work;
  const products = await createStoreOrders(tx, store.id).productsOf(order.id);
  const marks = await stockMarks(tx, account, { products, dueAt, correlation });
  await mark(tx, marks, io.clock.now());
}
