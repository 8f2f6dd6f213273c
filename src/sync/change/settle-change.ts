import { message } from '../../messages/message.ts';
import type { RowResult } from '../../work/handler.ts';
import { notApplied } from '../not-applied.ts';
import { unsealOrder } from '../order-intake.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { settleErpStatus } from '../order/erp-status.act.ts';
import { accountsPosting, accountsReversal } from '../receivable/accounts-writes.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { type Settled, settleOpen } from '../write-once.ts';
import type { OrderToChange } from './order-to-change.ts';
import { settleNoteRemoval } from './pending-note.act.ts';
import { settleReplace } from './replace.act.ts';

const SETTLING = message('order.settling', {});

/**
 * What an earlier life sent and did not record, whatever is wanted now.
 *
 * @returns what to do instead of going on, while a write of ours may still take effect
 */
export async function settleChange(
  io: SyncIo,
  work: OrderToChange,
): Promise<RowResult | undefined> {
  const stop =
    (await record(work, await settleReplace(io, work))) ??
    (await record(work, await settleNoteRemoval(io, work)));
  if (stop) return stop;
  const { store, orderId } = work;
  const sync = await createOrderSyncs(io.database.db, store.id).find(orderId);
  const row = await createStoreOrders(io.database.db, store.id).find(orderId);
  if (!row || !sync?.erp_order_id) return undefined;
  const status = { ...work, order: unsealOrder(io, row), erpOrderId: sync.erp_order_id };
  const unsettled =
    (await record(work, await settleOpen(io, accountsPosting(io, status)))) ??
    (await record(work, await settleOpen(io, accountsReversal(io, status))));
  if (unsettled) return unsettled;
  const lookAgainAt = await settleErpStatus(io, status);
  return lookAgainAt === undefined
    ? undefined
    : { do: 'wait', untilMs: lookAgainAt, cause: SETTLING };
}

async function record(
  { context }: OrderToChange,
  settled: Settled<unknown> | undefined,
): Promise<RowResult | undefined> {
  if (!settled) return undefined;
  if (settled.outcome !== 'applied') return notApplied(settled, SETTLING);
  await context.commit(settled.record);
  return undefined;
}
