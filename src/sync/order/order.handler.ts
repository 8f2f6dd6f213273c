import { BlingNotFound } from '../../bling/failures.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { exhaustive } from '../../kernel/exhaustive.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createContactDesk } from '../customer/ensure-contact.ts';
import type { ErpOrderPoll } from '../erp-order-poll.ts';
import { notApplied } from '../not-applied.ts';
import { oneByOne } from '../one-by-one.ts';
import { createOrderChanges } from '../order-change.repository.ts';
import { orderOfRow } from '../order-of-row.ts';
import { createOrderSyncs, type OrderSync } from '../order-sync.repository.ts';
import { createStatusValues } from '../status-values.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { erpOrderWork, sagaWork, WORK_KINDS } from '../work-kinds.ts';
import type { Written } from '../write-once.ts';
import { setErpStatus, settleErpStatus } from './erp-status.act.ts';
import { recordAgreement } from './erp-status.record.ts';
import { importOrder, settleImport } from './order.act.ts';
import { decideOrder, type OrderPlan } from './order.decide.ts';
import { gatherOrder, orderFacts } from './order.gather.ts';
import { recordSkip } from './order.record.ts';
import { prepareOrder } from './prepare.ts';

interface OrderWork {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly order: StoreOrder;
  readonly sync: OrderSync | undefined;
  readonly context: DrainContext;
  readonly correlation: string;
}

/** Store orders to the ERP: import, and what the store changes afterwards. */
export function createOrderHandler(io: SyncIo, erpOrders: ErpOrderPoll): WorkHandler {
  const contacts = createContactDesk(io);
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    const gathered = await gatherOrder(io, store, orderId);
    if (!gathered) return { do: 'done' };
    const { order, sync, hasPostings, policy } = gathered;
    const correlation = row.correlation ?? `order:${order.id}`;
    const work = { account, store, order, sync, context, correlation };
    // Whatever the store says now: what may be on its way is looked for first.
    const settled = await settle(work);
    if (settled) return settled;
    const bling = account.bling.at('order', context.signal);
    const values = await readStatusValues(bling);
    const decide = async () => {
      const known = sync && (await createOrderSyncs(io.database.db, store.id).find(order.id));
      const plan = decideOrder(
        orderFacts(store, { order, sync: known, hasPostings }, values),
        policy,
      );
      return { plan, known };
    };
    let decided = await decide();
    if (decided.plan.do === 'set_status') {
      // What we know of the ERP may be old: a person's cancellation there must not be written over.
      await erpOrders.poll(account, { bling, commit: context.commit, correlation });
      decided = await decide();
    }
    return carryOut(decided.plan, { ...work, sync: decided.known });
  }

  async function carryOut(plan: OrderPlan, work: OrderWork): Promise<RowResult> {
    switch (plan.do) {
      case 'nothing':
        return { do: 'done' };
      case 'skip':
        return { do: 'done', record: recordSkip(io, work, plan.reason) };
      case 'ask':
        return { do: 'needs_person', cause: plan.cause };
      case 'agree':
        return { do: 'done', record: recordAgreement(io, work) };
      case 'change':
        return toChange(work);
      case 'set_status':
        return doSetStatus(plan, work);
      case 'import':
        return doImport(plan, work);
      default:
        return exhaustive(plan);
    }
  }

  function toChange({ account, store, order, correlation }: OrderWork): RowResult {
    const why = { accountId: account.id, correlation, force: true };
    const look = sagaWork(why, 'orderChange', { storeId: store.id, orderId: order.id });
    return { do: 'done', record: (tx) => mark(tx, [look], io.clock.now()) };
  }

  async function doSetStatus(
    { statusId }: Extract<OrderPlan, { do: 'set_status' }>,
    work: OrderWork,
  ): Promise<RowResult> {
    const { account, order, sync, context, correlation } = work;
    const erpOrderId = sync?.erp_order_id;
    if (!erpOrderId) throw new TypeError(`imported order ${order.id} has no id of the ERP`);
    const set = await setErpStatus(io, { ...work, erpOrderId }, statusId);
    const isGone = set.outcome === 'refused' && set.failure instanceof BlingNotFound;
    if (!isGone) return toResult(set);
    // Deleted there, and no event told it: that is looked at as if one had.
    const look = erpOrderWork({ accountId: account.id, correlation }, erpOrderId);
    return { do: 'done', record: (tx) => mark(tx, [look], context.now()) };
  }

  async function doImport(
    plan: Extract<OrderPlan, { do: 'import' }>,
    work: OrderWork,
  ): Promise<RowResult> {
    const { account, store, order, context } = work;
    const sync = work.sync ?? (await begin(store, order, context));
    const wanted = { order, statusId: plan.statusId, token: sync.token };
    const prepared = await prepareOrder(io, store, wanted);
    if (!prepared.ready) return { do: 'needs_person', cause: prepared.cause };

    const { commit } = context;
    const ensured = await contacts.ensure(prepared.customer, {
      contacts: account.bling.at('order', context.signal).contacts,
      commit,
      settleMs: account.policy.unknownSettleMs,
      storeId: store.id,
      correlation: work.correlation,
      orderNumber: order.number,
      whenInactive: store.policy.inactiveContacts,
    });
    if (ensured.outcome !== 'applied') return toResult(ensured);
    const { draft } = prepared;
    const made = { draft, contactId: ensured.value };
    return toResult(await importOrder(io, { ...work, token: sync.token }, made));
  }

  /** @returns what to do instead, while a write of ours may be on its way or has been found */
  async function settle(work: OrderWork): Promise<RowResult | undefined> {
    const { sync } = work;
    if (sync?.step === 'imported' && sync.erp_order_id) {
      const change = await createOrderChanges(io.database.db, work.store.id).findOpen(
        sync.order_id,
      );
      // One write at a time: what is under way settles its own.
      if (change?.state === 'running') return toChange(work);
      const lookAgainAt = await settleErpStatus(io, { ...work, erpOrderId: sync.erp_order_id });
      return lookAgainAt === undefined ? undefined : wait(lookAgainAt);
    }
    if (sync?.step !== 'seen' && sync?.step !== 'skipped') return undefined;
    const settled = await settleImport(io, { ...work, token: sync.token });
    return settled && toResult(settled);
  }

  function wait(untilMs: number): RowResult {
    return { do: 'wait', untilMs, cause: message('order.settling', {}) };
  }

  function toResult(written: Written<unknown>): RowResult {
    return written.outcome === 'applied'
      ? { do: 'done', record: written.record }
      : notApplied(written, message('order.settling', {}));
  }

  /** The token exists before anything is sent, and stays the same for this order for ever. */
  async function begin(store: SyncStore, order: StoreOrder, { commit }: DrainContext) {
    await commit((tx) => createOrderSyncs(tx, store.id).begin(order.id, io.random.uuid()));
    const sync = await createOrderSyncs(io.database.db, store.id).find(order.id);
    if (!sync) throw new TypeError(`order ${order.id} was begun and is not there`);
    return sync;
  }

  return oneByOne(WORK_KINDS.orderPush, run);
}
