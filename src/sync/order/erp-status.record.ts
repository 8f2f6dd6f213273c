import type { ErpStatusId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { mark } from '../../work/mark.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { sagaMarks } from '../saga-marks.ts';
import type { SyncIo } from '../sync-account.ts';
import { pairKey } from '../work-kinds.ts';
import { markStock, type Recorded } from './order.record.ts';

/** Both sides agree on the store's present status. */
export function recordAgreed({ store, order }: Recorded) {
  return (tx: Tx) =>
    createOrderSyncs(tx, store.id).update(order.id, { agreed_status: order.status });
}

/** The same, and what follows is looked at: the store may have been paid without a word to the ERP. */
export function recordAgreement(io: SyncIo, work: Recorded) {
  const { account, store, order, correlation } = work;
  return async (tx: Tx) => {
    await recordAgreed(work)(tx);
    const saga = sagaMarks({ account, store, orderId: order.id, correlation });
    await mark(tx, saga, io.clock.now());
  };
}

/** The ERP has taken this status from us. */
export function recordErpStatus(io: SyncIo, work: Recorded, statusId: ErpStatusId) {
  const { account, store, order, correlation } = work;
  return async (tx: Tx) => {
    const now = io.clock.now();
    const isPosting = account.policy.postingStatuses.includes(statusId);
    await createOrderSyncs(tx, store.id).update(order.id, {
      erp_status_id: statusId,
      erp_status_seen_at: now,
      ...(isPosting ? { posted_at: now } : {}),
    });
    io.recentOrders.note(pairKey(store.id, order.id), now);
    await auditStatus(io, tx, { ...work, statusId, outcome: 'applied' });
    await mark(tx, sagaMarks({ account, store, orderId: order.id, correlation }), now);
    await markStock(tx, { ...work, io }, now + account.policy.stockReleaseMs);
  };
}

/** Whether the ERP has this status of ours is not known: the next look tells, before it is written again. */
export function noteStatusUnknown(io: SyncIo, work: Recorded, statusId: ErpStatusId) {
  return (tx: Tx) => auditStatus(io, tx, { ...work, statusId, outcome: 'unknown' });
}

async function auditStatus(
  io: SyncIo,
  tx: Tx,
  work: Recorded & { readonly statusId: ErpStatusId; readonly outcome: 'applied' | 'unknown' },
): Promise<void> {
  const { account, store, order, correlation, statusId, outcome } = work;
  await io.audit.append(tx, {
    chain: account.id,
    actor: 'sync',
    action: 'order.status_to_erp',
    subject: `order:${order.id}`,
    storeId: store.id,
    after: { storeStatus: order.status, erpStatusId: statusId },
    outcome,
    correlation,
  });
}
