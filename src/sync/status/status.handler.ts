import type { StoreOrderId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { createMappings } from '../../connections/mapping.repository.ts';
import type { Tx } from '../../database/tables.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import type { OrderIntake } from '../order-intake.ts';
import { orderOfRow } from '../order-of-row.ts';
import { orderStockMarks } from '../order-stock-marks.ts';
import { createOrderSyncs, type OrderSync } from '../order-sync.repository.ts';
import { setAfterLook } from '../set-after-look.ts';
import { createStatusValues, type StatusValues } from '../status-values.ts';
import { type SyncAccount, type SyncIo, type SyncStore } from '../sync-account.ts';
import { sagaWork, WORK_KINDS } from '../work-kinds.ts';
import { decideStatus, type StatusFacts } from './status.decide.ts';

interface StatusWrite {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly order: StoreOrder;
  readonly sync: OrderSync;
  /** What the store shows once it is written. */
  readonly status: string;
  readonly correlation: string;
}

/** The status of one order, from the ERP to the store. */
export function createStatusHandler(io: SyncIo, intake: OrderIntake): WorkHandler {
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    const sync = await createOrderSyncs(io.database.db, store.id).find(orderId);
    if (sync?.step !== 'imported') return { do: 'done' };

    // What was read with the last pull may be old: decide on what the store says now.
    const [order] = await store.store.orders.read([orderId]);
    if (!order) return lookAtGone({ account, store, orderId, correlation: row.correlation });
    const values = await readStatusValues(account.bling.at('payment', context.signal));
    const facts = await statusFacts(store, { order, sync }, values);
    const plan = decideStatus(facts);
    if (plan.do === 'ask') return { do: 'needs_person', cause: plan.cause };
    const correlation = row.correlation ?? `status:${orderId}`;
    const done = { account, store, order, sync, status: order.status, correlation };
    if (plan.do === 'nothing') {
      // Our write whose answer or record was lost: both sides agree, and the store's news of it leads nowhere.
      const isUnrecorded = facts.mapped === order.status && sync.agreed_status !== order.status;
      return isUnrecorded ? { do: 'done', record: (tx) => recordStatus(tx, done) } : { do: 'done' };
    }
    const wanted = { ...done, status: plan.status };
    const set = await setAfterLook(store.store.orders.setStatus(orderId, plan.status), {
      commit: context.commit,
      noteUnknown: (tx) => auditStatus(tx, wanted, 'unknown'),
    });
    if (set.outcome === 'refused') throw set.failure;
    await context.commit((tx) => recordStatus(tx, wanted));
    await intake.readAgain(store, [orderId], { account, commit: context.commit, correlation });
    return { do: 'done' };
  }

  /** The store no longer has it: what that means for the ERP is planned apart. */
  function lookAtGone(gone: {
    account: SyncAccount;
    store: SyncStore;
    orderId: StoreOrderId;
    correlation: string | undefined;
  }): RowResult {
    const { account, store, orderId } = gone;
    const correlation = gone.correlation ?? `status:${orderId}`;
    const why = { accountId: account.id, correlation, force: true };
    const look = sagaWork(why, 'orderChange', { storeId: store.id, orderId });
    return { do: 'done', record: (tx) => mark(tx, [look], io.clock.now()) };
  }

  async function statusFacts(
    store: SyncStore,
    { order, sync }: { order: StoreOrder; sync: OrderSync },
    values: StatusValues,
  ): Promise<StatusFacts> {
    const mapping = await createMappings(io.database.db).find(store.id, 'status_to_store');
    const mapped = sync.erp_status_id ? mapping.get(sync.erp_status_id) : undefined;
    const { stageOf } = store.store.orders;
    const stage = stageOf(order.status);
    const { shippedStatus, deliveredStatus } = store.policy;
    // Words of the merchant's own, in which we put orders that were paid.
    const isSent = [shippedStatus, deliveredStatus].includes(order.status);
    return {
      number: order.number,
      storeStatus: order.status,
      stage,
      erpStatusValue: sync.erp_status_id ? values.get(sync.erp_status_id) : undefined,
      mapped,
      mappedStage: mapped === undefined ? undefined : stageOf(mapped),
      delivered: order.status === deliveredStatus,
      paid:
        (stage === 'paid' || stage === 'completed' || isSent) &&
        !store.policy.payLater.includes(order.paymentMethod),
    };
  }

  /** The write is ours: both sides agree, so the store's news of it leads to no counter-write (P4). */
  async function recordStatus(tx: Tx, done: StatusWrite): Promise<void> {
    const { account, store, order, status, correlation } = done;
    await createOrderSyncs(tx, store.id).update(order.id, { agreed_status: status });
    await auditStatus(tx, done, 'applied');
    const moved = { account, store, orderId: order.id, correlation };
    await mark(tx, await orderStockMarks(tx, moved), io.clock.now());
  }

  async function auditStatus(
    tx: Tx,
    { account, store, order, sync, status, correlation }: StatusWrite,
    outcome: 'applied' | 'unknown',
  ): Promise<void> {
    await io.audit.append(tx, {
      chain: account.id,
      actor: 'sync',
      action: 'order.status_to_store',
      subject: `order:${order.id}`,
      storeId: store.id,
      before: { status: order.status },
      after: { status, erpStatusId: sync.erp_status_id },
      outcome,
      correlation,
    });
  }

  return oneByOne(WORK_KINDS.orderStatus, run);
}
