import { BlingNotFound } from '../../bling/failures.ts';
import { StoreOrderId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { attempt } from '../../kernel/attempt.ts';
import { exhaustive } from '../../kernel/exhaustive.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import { createOrderSyncs, type OrderSync } from '../order-sync.repository.ts';
import { createStatusValues } from '../status-values.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { storeOf } from '../sync-account.ts';
import { erpOrderWork, splitPair, WORK_KINDS } from '../work-kinds.ts';
import { createContactDesk } from './ensure-contact.ts';
import { importOrder, type ImportOutcome, settleImport } from './order.act.ts';
import { decideOrder, type OrderPlan } from './order.decide.ts';
import { gatherOrder, orderFacts } from './order.gather.ts';
import { recordImport, recordSkip, recordStatus } from './order.record.ts';
import { prepareOrder, storeNumberOf } from './prepare.ts';

interface OrderWork {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly order: StoreOrder;
  readonly sync: OrderSync | undefined;
  readonly context: DrainContext;
  readonly correlation: string;
}

/** Store orders to the ERP: import, and what the store changes afterwards. */
export function createOrderHandler(io: SyncIo): WorkHandler {
  const contacts = createContactDesk(io);
  const readStatusValues = createStatusValues(io.clock);
  const bornAt = io.clock.now();

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { storeId, id } = splitPair(row.key);
    const account = await io.account();
    const store = storeOf(account, storeId);
    const gathered = await gatherOrder(io, store, StoreOrderId.parse(id));
    if (!gathered) return { do: 'done' };
    const { order, sync, policy } = gathered;
    const correlation = row.correlation ?? `order:${order.id}`;
    const work = { account, store, order, sync, context, correlation };
    // Whatever the store says now: an order that may be on its way is looked for first.
    const settled = sync?.step === 'posting' ? await settle(sync, work) : undefined;
    if (settled) return toResult(settled, work);
    const values = await readStatusValues(account.bling.at('order', context.signal));
    const plan = decideOrder(orderFacts(store, { order, sync }, values), policy);
    return carryOut(plan, work);
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
        return { do: 'done', record: recordStatus(io, work, undefined) };
      case 'set_status':
        return doSetStatus(plan, work);
      case 'import':
        return doImport(plan, work);
      default:
        return exhaustive(plan);
    }
  }

  async function doSetStatus(
    { statusId }: Extract<OrderPlan, { do: 'set_status' }>,
    work: OrderWork,
  ): Promise<RowResult> {
    const { account, order, sync, context, correlation } = work;
    const orderId = sync?.erp_order_id;
    if (!orderId) throw new TypeError(`imported order ${order.id} has no id of the ERP`);
    const bling = account.bling.at('order', context.signal);
    const set = await attempt(bling.orders.setStatus(orderId, statusId));
    if (set.outcome === 'applied') return { do: 'done', record: recordStatus(io, work, statusId) };
    if (!(set.failure instanceof BlingNotFound)) throw set.failure;
    // Deleted there, and no event told it: that is looked at as if one had.
    const look = erpOrderWork({ accountId: account.id, correlation }, orderId);
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

    const bling = account.bling.at('order', context.signal);
    const contactId = await contacts.ensure(prepared.customer, {
      bling,
      commit: context.commit,
      storeId: store.id,
      correlation: work.correlation,
    });
    const { unknownSettleMs } = account.policy;
    const { draft } = prepared;
    const job = {
      store,
      draft,
      contactId,
      sync,
      bling,
      commit: context.commit,
      unknownSettleMs,
      bornAt,
    };
    return toResult(await importOrder(io, job), work);
  }

  function settle(sync: OrderSync, { account, store, order, context }: OrderWork) {
    const bling = account.bling.at('order', context.signal);
    const { unknownSettleMs } = account.policy;
    const { channelId } = store;
    const wanted = { storeNumber: storeNumberOf(store, order), channelId, token: sync.token };
    return settleImport(io, wanted, { sync, bling, unknownSettleMs, bornAt });
  }

  function toResult(result: ImportOutcome, work: OrderWork): RowResult {
    switch (result.outcome) {
      case 'created':
      case 'adopted':
        return { do: 'done', record: recordImport(io, work, result) };
      case 'unsettled':
        return { do: 'wait', untilMs: result.lookAgainAt, cause: message('order.settling', {}) };
      case 'not_ours':
        return { do: 'needs_person', cause: result.cause };
      case 'refused':
        throw result.failure;
      default:
        return exhaustive(result);
    }
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
