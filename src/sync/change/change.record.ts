import type { Tx } from '../../database/tables.ts';
import { mark } from '../../work/mark.repository.ts';
import { contentPrint } from '../content-print.ts';
import { createOrderChanges, type OrderChange } from '../order-change.repository.ts';
import { createOrderCopies } from '../order-copy.repository.ts';
import { copyOfErp } from '../order-copy.ts';
import { orderStockMarks } from '../order-stock-marks.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { sagaMark, sagaMarks } from '../saga-marks.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { orderWork } from '../work-kinds.ts';
import { auditChange, type Place } from './audit-change.ts';
import { NATURE_OF } from './change-facts.ts';
import type { BothSides, SeenChange } from './change-work.ts';
import type { OpenChange } from './open-change.ts';
import type { OrderToChange } from './order-to-change.ts';

type Save = (tx: Tx) => Promise<void>;
type RecordIo = Pick<SyncIo, 'audit' | 'clock'>;

export function recordPlan(
  io: RecordIo,
  work: OrderToChange,
  { row, before }: { row: Omit<OrderChange, 'store_id'>; before: OpenChange | undefined },
) {
  return async (tx: Tx) => {
    if (before) await endChange(io, work, { change: before, state: 'dropped' })(tx);
    await createOrderChanges(tx, work.store.id).save(row);
    const after: unknown = JSON.parse(row.plan);
    await markMoney(io, tx, work);
    await auditChange(io, work, { action: 'change.propose', after, outcome: 'applied' })(tx);
  };
}

/** One step more is done. */
export function recordStep(work: OrderToChange, change: Pick<OpenChange, 'id'>, done: number) {
  return (tx: Tx) =>
    createOrderChanges(tx, work.store.id).update(
      { orderId: work.orderId, changeId: change.id },
      { steps_done: done },
    );
}

/** Carried out: both sides agree, and whoever depends on the order looks at it again. */
export function recordApplied(
  io: RecordIo,
  work: OrderToChange,
  { seen, change }: { seen: SeenChange; change: OpenChange },
) {
  return async (tx: Tx) => {
    await endChange(io, work, { change, state: 'applied' })(tx);
    await agree(io, work, seen)(tx);
    await markAll(io, tx, work);
  };
}

/** The ERP has it already as the store has it: only our notes of it are made right. */
export function recordAgreement(io: RecordIo, work: OrderToChange, seen: SeenChange) {
  return async (tx: Tx) => {
    if (seen.open) await endChange(io, work, { change: seen.open, state: 'dropped' })(tx);
    await agree(io, work, seen)(tx);
    await auditChange(io, work, { action: 'change.agree', outcome: 'applied' })(tx);
    await markAll(io, tx, work);
  };
}

/** Nothing happened to it, or no longer. What the ERP has is noted where it was not known. */
export function recordUnchanged(io: RecordIo, work: OrderToChange, sides: BothSides) {
  return async (tx: Tx) => {
    const { open, sync, erp } = sides;
    const now = io.clock.now();
    if (open) await endChange(io, work, { change: open, state: 'dropped' })(tx);
    const copies = createOrderCopies(tx, work.store.id);
    const known = await copies.find(work.orderId);
    if (!known) await copies.save(work.orderId, copyOfErp(erp), now);
    if (sync.erp_status_id !== null || !erp.statusId) return;
    const seen = { erp_status_id: erp.statusId, erp_status_seen_at: now };
    await createOrderSyncs(tx, work.store.id).update(work.orderId, seen);
  };
}

/** What the store has is what was agreed on; what was written over is noted by that step. */
function agree(io: RecordIo, { store }: OrderToChange, seen: SeenChange): Save {
  const { order, erp, net, facts } = seen;
  const isRewrite = NATURE_OF[facts.kind] === 'rewrite';
  return async (tx) => {
    await createOrderSyncs(tx, store.id).update(order.id, {
      sent_print: contentPrint(order),
      ...(isRewrite ? {} : { agreed_status: order.status }),
    });
    if (isRewrite && facts.differs && facts.fiscal.state !== 'authorised') return;
    await createOrderCopies(tx, store.id).save(order.id, copyOfErp(erp), io.clock.now());
    // Under a note that stands the ERP keeps the pieces that it has.
    if (isRewrite && !facts.differs)
      await createStoreOrders(tx, store.id).saveImported(importedOf({ order, net }));
  };
}

/** What the ERP holds of each line; nothing of one that came back whole. */
export function importedOf({ order, net }: Pick<SeenChange, 'order' | 'net'>) {
  const left = new Map(net.lines.map(({ id, quantity }) => [id, quantity]));
  return {
    id: order.id,
    lines: order.lines.map((line) => ({ id: line.id, quantity: left.get(line.id) ?? 0 })),
  };
}

export function endChange(
  io: Pick<RecordIo, 'audit' | 'clock'>,
  work: Place,
  { change, state }: { change: OpenChange; state: 'applied' | 'dropped' },
): Save {
  const action = state === 'applied' ? 'change.end' : 'change.drop';
  const { kind, stepsDone: done } = change;
  return async (tx) => {
    await createOrderChanges(tx, work.store.id).update(
      { orderId: work.orderId, changeId: change.id },
      { state, ended_at: io.clock.now() },
    );
    await markMoney(io, tx, work);
    await auditChange(io, work, { action, outcome: 'applied', after: { kind, done } })(tx);
  };
}

/** While a change is open the two sides may differ; before and after they may not. */
function markMoney({ clock }: Pick<RecordIo, 'clock'>, tx: Tx, place: Place): Promise<void> {
  return mark(tx, [sagaMark(place, 'orderMoney')], clock.now());
}

/** Stock, money, status and every flow after the import. */
async function markAll(
  { clock }: Pick<SyncIo, 'clock'>,
  tx: Tx,
  work: OrderToChange,
): Promise<void> {
  const { account, store, orderId, correlation } = work;
  const now = clock.now();
  const why = { accountId: account.id, correlation, force: true };
  const pair = { storeId: store.id, orderId };
  const dueAt = now + account.policy.stockReleaseMs;
  await mark(
    tx,
    [
      orderWork(why, 'orderPush', pair),
      sagaMark(work, 'orderMoney'),
      ...sagaMarks(work),
      ...(await orderStockMarks(tx, { ...work, dueAt })),
    ],
    now,
  );
}
