import { StoreOrderId } from '../../commerce/ids.ts';
import { createCursors } from '../../connections/cursor.repository.ts';
import type { Tx } from '../../database/tables.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { noteErpOrder } from '../note-erp-order.ts';
import { oneByOne } from '../one-by-one.ts';
import { CANCELLED, createStatusValues, FULFILLED, type StatusValues } from '../status-values.ts';
import { storeOf, type SyncAccount, type SyncIo, type SyncStore } from '../sync-account.ts';
import { sagaWork, WORK_KINDS } from '../work-kinds.ts';
import { checkMoney } from './equation.ts';
import { gatherMoney, type PartsOf } from './money.gather.ts';
import { recordCheck } from './money.record.ts';
import { createOpenOrders } from './open-order.repository.ts';

const CURSOR = 'money.sweep';
/** As many store numbers as go into one call. */
const ASKED_A_CALL = 50;
const CHECKED_A_SLICE = 100;
const RECENT_MS = 30 * 86_400_000;
const OVER = [FULFILLED, CANCELLED];

interface Sweep {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly context: DrainContext;
  readonly values: StatusValues;
  readonly correlation: string;
}

/**
 * The money of all open orders of a store. First what the ERP has never told is asked for, 50 orders a call; what
 * was told before costs nothing. Then each equation is checked from our own tables.
 */
export function createMoneySweepHandler(io: SyncIo, partsOf: PartsOf): WorkHandler {
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    const values = await readStatusValues(account.bling.at('sweep', context.signal));
    const correlation = row.correlation ?? `money:${row.version}`;
    const sweep = { account, store, context, values, correlation };
    const saved = (await createCursors(io.database.db).get(store.id, CURSOR)) ?? '';
    const at = saved.indexOf(':');
    const after = StoreOrderId.safeParse(saved.slice(at + 1)).data;
    return saved.startsWith('check:') ? checkSlice(sweep, after) : askSlice(sweep, after);
  }

  async function askSlice(sweep: Sweep, after: StoreOrderId | undefined): Promise<RowResult> {
    const { account, store, context, correlation } = sweep;
    const which = { ...openOrders(sweep), after, most: ASKED_A_CALL };
    const untold = await createOpenOrders(io.database.db, store.id).listUntold(which);
    const last = untold.at(-1);
    if (!last) return { do: 'again', record: moveTo(store, 'check:') };
    const numberOf = (id: StoreOrderId) => `${store.policy.orderNumberPrefix}${id}`;
    const numbers = untold.map(({ orderId }) => numberOf(orderId));
    const { orders } = account.bling.at('sweep', context.signal);
    const rows = await orders.listByStoreNumbers(numbers, store.channelId);
    return {
      do: 'again',
      record: async (tx) => {
        for (const { orderId, erpOrderId } of untold) {
          const row = rows.find(({ id }) => id === erpOrderId);
          const now = io.clock.now();
          const told = { accountId: account.id, storeId: store.id, orderId, now, correlation };
          if (row) await noteErpOrder(tx, { ...told, row });
        }
        await moveTo(store, `ask:${last.orderId}`)(tx);
      },
    };
  }

  async function checkSlice(sweep: Sweep, after: StoreOrderId | undefined): Promise<RowResult> {
    const { store } = sweep;
    const which = { ...openOrders(sweep), after, most: CHECKED_A_SLICE };
    const ids = await createOpenOrders(io.database.db, store.id).list(which);
    const last = ids.at(-1);
    if (last === undefined) return { do: 'done', record: moveTo(store, '') };
    const records = await Promise.all(ids.map((orderId) => checkOne(sweep, orderId)));
    return {
      do: 'again',
      record: async (tx) => {
        for (const record of records) await record?.(tx);
        await moveTo(store, `check:${last}`)(tx);
      },
    };
  }

  /** What closes is kept; what does not gets a row of its own, which a person sees. */
  async function checkOne({ account, store, correlation }: Sweep, orderId: StoreOrderId) {
    const gathered = await gatherMoney(io, store, { orderId, partsOf });
    if (!gathered) return undefined;
    const check = checkMoney(gathered.facts);
    if (check.unnamedCents === 0)
      return recordCheck(io, { account, store, orderId, correlation, check });
    const why = { accountId: account.id, correlation };
    const work = sagaWork(why, 'orderMoney', { storeId: store.id, orderId });
    return (tx: Tx) => mark(tx, [work], io.clock.now());
  }

  function openOrders({ values }: Sweep) {
    const ended = [...values].filter(([, value]) => OVER.includes(value)).map(([id]) => id);
    return { endedStatuses: ended, since: io.clock.now() - RECENT_MS };
  }

  function moveTo({ id }: SyncStore, place: string) {
    return (tx: Tx) => createCursors(tx, io.clock).set(id, CURSOR, place);
  }

  return oneByOne(WORK_KINDS.moneySweep, run);
}
