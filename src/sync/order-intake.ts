import type { StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { StoreOrder } from '../commerce/order.ts';
import { createCursors } from '../connections/cursor.repository.ts';
import type { Tx } from '../database/tables.ts';
import { ownJson } from '../kernel/own-json.ts';
import type { DrainContext } from '../work/handler.ts';
import { mark } from '../work/mark.repository.ts';
import { createContactGaps } from './contact-gap.repository.ts';
import { createEventTimes } from './event-times.repository.ts';
import { fingerprint } from './fingerprint.ts';
import { orderInvoiceMarks } from './invoice-marks.ts';
import { createLinks } from './link.repository.ts';
import { createTurns } from './one-at-a-time.ts';
import { stockMarks } from './stock-marks.ts';
import { createStoreOrders } from './store-order.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from './sync-account.ts';
import { orderWork } from './work-kinds.ts';

const CURSOR = 'orders.modified';
/** When they were last read in whole, to this grain. */
const CONTACT = 'orders.read';
const CONTACT_GRAIN_MS = 60_000;
/** Where the sealed text lies: a text moved elsewhere does not open. */
const SEALED_IN = 'store_order.facts_sealed';

export interface IntakeContext {
  readonly account: SyncAccount;
  readonly commit: DrainContext['commit'];
  readonly correlation: string;
}

/**
 * Reads a store's new and changed orders into our tables and marks what they touch. Used by the order
 * flow, and by the stock flow before every push (domain rules 1.4 and 1.10).
 */
export interface OrderIntake {
  /** @returns the instant at which the read began: all orders changed before are known */
  pull(store: SyncStore, context: IntakeContext): Promise<number>;
  /** Reads these orders again, whatever their date. @returns the ids that the store no longer has */
  readAgain(
    store: SyncStore,
    ids: readonly StoreOrderId[],
    context: IntakeContext,
  ): Promise<readonly StoreOrderId[]>;
}

export function createOrderIntake(io: SyncIo): OrderIntake {
  const turns = createTurns();
  const waiting = new Map<StoreId, Promise<number>>();

  /** Who asks while a pull waits for its turn is served by it: it begins later than the question. */
  function pull(store: SyncStore, context: IntakeContext): Promise<number> {
    const shared = waiting.get(store.id);
    if (shared) return shared;
    const next = turns.take(store.id, () => {
      waiting.delete(store.id);
      return pullNow(store, context);
    });
    waiting.set(store.id, next);
    return next;
  }

  async function pullNow(store: SyncStore, context: IntakeContext): Promise<number> {
    const beganAt = io.clock.now();
    const beganAtMonotonic = io.clock.monotonicMs();
    const saved = await createCursors(io.database.db).get(store.id, CURSOR);
    const since = saved === undefined ? store.goLiveAt : Number(saved);
    let newest = since;
    let next: string | undefined;
    do {
      const page = await store.store.orders.changedSince(since, next);
      // A date in the future, of a clock that was wrong, must not hide the orders before it.
      for (const order of page.orders)
        newest = Math.max(newest, Math.min(order.modifiedAt, beganAt));
      await saveNews(store, page.orders, context);
      next = page.next;
    } while (next !== undefined);
    if (newest > since || saved === undefined) {
      await context.commit((tx) =>
        createCursors(tx, io.clock).set(store.id, CURSOR, String(newest)),
      );
    }
    await noteContact(store, beganAt, context);
    io.ordersRead.note(store.id, beganAtMonotonic);
    return beganAt;
  }

  async function noteContact(store: SyncStore, at: number, { commit }: IntakeContext) {
    const saved = await createCursors(io.database.db).get(store.id, CONTACT);
    if (saved !== undefined && Math.abs(at - Number(saved)) < CONTACT_GRAIN_MS) return;
    await commit(async (tx) => {
      await createCursors(tx, io.clock).set(store.id, CONTACT, String(at));
      if (saved === undefined) return;
      await createContactGaps(tx, io.clock).note(store.id, { from: Number(saved), to: at });
    });
  }

  async function saveNews(store: SyncStore, orders: readonly StoreOrder[], context: IntakeContext) {
    const known = await createStoreOrders(io.database.db, store.id).prints(
      orders.map(({ id }) => id),
    );
    const news = orders
      .map((order) => ({ order, print: io.vault.digest(fingerprint(order), 'store-order') }))
      .filter(({ order, print }) => known.get(order.id) !== print);
    if (news.length === 0) return;
    await context.commit(async (tx) => {
      for (const each of news) await saveOne(tx, store, { ...each, ...context });
      const changedAt = Math.max(...news.map(({ order }) => order.modifiedAt));
      await createEventTimes(tx, io.clock).noteFound(store.id, 'order', changedAt);
    });
  }

  async function saveOne(
    tx: Tx,
    store: SyncStore,
    news: IntakeContext & { readonly order: StoreOrder; readonly print: string },
  ): Promise<void> {
    const { order, print, account, correlation } = news;
    const items = order.lines.flatMap((line) => line.itemId ?? []);
    const links = await createLinks(tx, store.id).findByItems(items);
    const productOf = new Map([...links].map(([itemId, link]) => [itemId, link.product_id]));
    const sealed = io.vault.seal(JSON.stringify(order), SEALED_IN);
    const stage = store.store.orders.stageOf(order.status);
    const now = io.clock.now();
    const saved = createStoreOrders(tx, store.id);
    const before = await saved.productsOf(order.id);
    await saved.save({ order, stage, print, sealed }, productOf, now);

    const pair = { storeId: store.id, orderId: order.id };
    const why = { accountId: account.id, correlation, force: true };
    // A line that was taken out gave its units back too.
    const products = [...new Set([...before, ...productOf.values()])];
    const stock = await stockMarks(tx, account, { products, correlation });
    const invoice = await orderInvoiceMarks(tx, why, { store, orderId: order.id });
    await mark(tx, [orderWork(why, 'orderPush', pair), ...stock, ...invoice], now);
  }

  return {
    pull,
    readAgain: (store, ids, context) =>
      turns.take(store.id, async () => {
        const found = await store.store.orders.read(ids);
        await saveNews(store, found, context);
        const present = new Set(found.map(({ id }) => id));
        return ids.filter((id) => !present.has(id));
      }),
  };
}

/** What an order that was sealed by an older version did not tell yet. */
const NOT_TOLD_YET = { installments: 1, paymentReference: '' } satisfies Partial<StoreOrder>;

/** The order as last read, unsealed. */
export function unsealOrder(
  io: Pick<SyncIo, 'vault'>,
  row: { readonly facts_sealed: string },
): StoreOrder {
  const sealed = ownJson<StoreOrder>(io.vault.open(row.facts_sealed, SEALED_IN));
  return { ...NOT_TOLD_YET, ...sealed };
}
