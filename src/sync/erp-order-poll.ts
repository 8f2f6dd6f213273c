import { allPages } from '../bling/all-pages.ts';
import type { Bling } from '../bling/bling.ts';
import type { ErpOrderRow } from '../bling/erp-order.ts';
import { StoreOrderId } from '../commerce/ids.ts';
import { createCursors } from '../connections/cursor.repository.ts';
import type { Tx } from '../database/tables.ts';
import type { DrainContext } from '../work/handler.ts';
import { mark } from '../work/mark.repository.ts';
import { createContactGaps } from './contact-gap.repository.ts';
import { createEventTimes } from './event-times.repository.ts';
import { noteErpOrder } from './note-erp-order.ts';
import { createTurns } from './one-at-a-time.ts';
import { createOrderChanges } from './order-change.repository.ts';
import { createOrderCopies } from './order-copy.repository.ts';
import { orderStockMarks } from './order-stock-marks.ts';
import { createOrderSyncs, type OrderSync } from './order-sync.repository.ts';
import { sagaMarks } from './saga-marks.ts';
import type { SyncAccount, SyncIo, SyncStore } from './sync-account.ts';
import { erpTwinWork, orderWork, pairKey, sagaWork } from './work-kinds.ts';

const CURSOR = 'erp.orders.changed';
/** Rows move while pages are read, and clocks differ: look this much further back (guide 6.5). */
const OVERLAP_MS = 600_000;

export interface ErpOrderPoll {
  /**
   * Reads the orders that changed in the ERP and notes the status of ours. What a person, a transition or
   * another app did there becomes known here.
   *
   * @returns the instant at which the read began
   */
  poll(
    account: SyncAccount,
    work: { bling: Bling; commit: DrainContext['commit']; correlation: string },
  ): Promise<number>;
}

export function createErpOrderPoll(io: SyncIo): ErpOrderPoll {
  const turns = createTurns();

  async function pollNow(
    account: SyncAccount,
    work: { bling: Bling; commit: DrainContext['commit']; correlation: string },
  ): Promise<number> {
    const beganAt = io.clock.now();
    const saved = await createCursors(io.database.db).get(account.id, CURSOR);
    const since = saved === undefined ? beganAt : Number(saved);
    const changed = { from: since - OVERLAP_MS, now: beganAt };
    const pages = allPages((page) => work.bling.orders.listChanged({ page, changed }));
    for await (const rows of pages)
      await work.commit((tx) => saveStatuses(tx, account, { rows, since, ...work }));
    await work.commit(async (tx) => {
      await createCursors(tx, io.clock).set(account.id, CURSOR, String(beganAt));
      if (saved === undefined) return;
      await createContactGaps(tx, io.clock).note(account.id, { from: Number(saved), to: beganAt });
    });
    return beganAt;
  }

  async function saveStatuses(
    tx: Tx,
    account: SyncAccount,
    work: { rows: readonly ErpOrderRow[]; since: number; correlation: string },
  ): Promise<void> {
    const { rows, since, correlation } = work;
    let isNews = false;
    for (const store of account.stores) {
      const ours = rows.filter((row) => row.channelId === store.channelId);
      for (const row of ours)
        isNews = (await saveStatus(tx, { account, store, row, correlation })) || isNews;
    }
    if (isNews) await createEventTimes(tx, io.clock).noteFound(account.id, 'order', since);
  }

  /** @returns whether the status of one of ours is news */
  async function saveStatus(
    tx: Tx,
    work: { account: SyncAccount; store: SyncStore; row: ErpOrderRow; correlation: string },
  ): Promise<boolean> {
    const { account, store, row, correlation } = work;
    const syncs = createOrderSyncs(tx, store.id);
    const prefix = store.policy.orderNumberPrefix;
    if (!row.storeNumber.startsWith(prefix) || row.statusId === undefined) return false;
    const orderId = StoreOrderId.safeParse(row.storeNumber.slice(prefix.length));
    if (!orderId.success) return false;
    const sync = await syncs.find(orderId.data);
    const now = io.clock.now();
    if (sync?.step === 'imported' && sync.erp_order_id !== row.id) {
      // A POST that took effect long after its time was over, or a person who entered the sale once more.
      const twin = { storeId: store.id, erpOrderId: row.id };
      await mark(tx, [erpTwinWork({ accountId: account.id, correlation }, twin)], now);
      return false;
    }
    if (sync?.erp_order_id !== row.id) return false;
    const told = { accountId: account.id, storeId: store.id, orderId: orderId.data };
    await noteErpOrder(tx, { ...told, row, now, correlation });
    await markIfEdited(tx, { ...work, orderId: orderId.data });
    if (sync.erp_status_id === row.statusId) return false;
    // A change has taken its goods back for a moment: until they are posted again no balance contains them.
    if (sync.erp_status_id === null && (await isInHand(tx, store, orderId.data))) return false;

    await syncs.update(orderId.data, {
      erp_status_id: row.statusId,
      erp_status_seen_at: now,
      posted_at: postedAt(account.policy, sync, { ...row, now }),
    });
    const pair = { storeId: store.id, orderId: orderId.data };
    io.recentOrders.note(pairKey(store.id, orderId.data), now);
    const why = { accountId: account.id, correlation, force: true };
    const settled = now + account.policy.stockReleaseMs;
    await mark(
      tx,
      [
        orderWork(why, 'orderStatus', pair),
        orderWork({ ...why, dueAt: settled }, 'stockUnposted', pair),
        ...(await orderStockMarks(tx, { account, store, orderId: orderId.data, correlation })),
        ...sagaMarks({ account, store, orderId: orderId.data, correlation }),
      ],
      now,
    );
    return true;
  }

  /** Another total than we wrote: a person was at it. A change looks closer. */
  async function markIfEdited(
    tx: Tx,
    work: {
      account: SyncAccount;
      store: SyncStore;
      orderId: StoreOrderId;
      row: ErpOrderRow;
      correlation: string;
    },
  ): Promise<void> {
    const { account, store, orderId, row, correlation } = work;
    const copy = await createOrderCopies(tx, store.id).find(orderId);
    if (!copy || copy.totalCents === row.totalCents) return;
    const why = { accountId: account.id, correlation };
    const pair = { storeId: store.id, orderId };
    await mark(tx, [sagaWork(why, 'orderChange', pair)], io.clock.now());
  }

  return { poll: (account, work) => turns.take(account.id, () => pollNow(account, work)) };
}

async function isInHand(tx: Tx, store: SyncStore, orderId: StoreOrderId): Promise<boolean> {
  return (await createOrderChanges(tx, store.id).findOpen(orderId)) !== undefined;
}

const CANCELLED = 2;

/** Entering a posting status takes the goods off the shelf; what comes after does not bring them back, but for a cancellation. */
function postedAt(
  policy: SyncAccount['policy'],
  sync: Pick<OrderSync, 'posted_at'>,
  seen: Pick<ErpOrderRow, 'statusId' | 'statusValue'> & { readonly now: number },
): number | null {
  if (seen.statusValue === CANCELLED) return null;
  const isPosting = policy.postingStatuses.some((statusId) => statusId === seen.statusId);
  return sync.posted_at ?? (isPosting ? seen.now : null);
}
