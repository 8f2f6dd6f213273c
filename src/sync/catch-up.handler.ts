import { allPages } from '../bling/all-pages.ts';
import type { StoreOrderId } from '../commerce/ids.ts';
import { createCursors } from '../connections/cursor.repository.ts';
import type { Tx } from '../database/tables.ts';
import { Failure, isFence } from '../kernel/failure.ts';
import { ownJson } from '../kernel/own-json.ts';
import { message } from '../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../work/handler.ts';
import { mark } from '../work/mark.repository.ts';
import { countOpenOf } from '../work/pending.repository.ts';
import type { NewWork, WorkRow } from '../work/work-row.ts';
import {
  type CatchUp,
  type CatchUpLimits,
  type CatchUpWindow,
  findCatchUpWindow,
} from './catch-up-window.ts';
import { completenessOf } from './completeness.ts';
import { createContactGaps } from './contact-gap.repository.ts';
import { createEventTimes } from './event-times.repository.ts';
import { oneByOne } from './one-by-one.ts';
import type { SyncAccount, SyncIo, SyncStore } from './sync-account.ts';
import {
  erpBalancesWork,
  erpOrdersWork,
  erpProductsWork,
  storeWork,
  WORK_KINDS,
} from './work-kinds.ts';

const CURSOR = 'catch-up';
/** Until when what was marked is looked at again. */
const LOOK_MS = 5_000;
/** How long a store that alone was missed is left to come back. */
const AWAY_MS = 60_000;
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/**
 * Finds what was missed while a side was not asked, or told nothing, and closes it: lists of what changed in
 * the window, one comparison of all balances, then a line in the audit with the counts of both sides.
 */
export function createCatchUpHandler(io: SyncIo, limits: CatchUpLimits): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const saved = await createCursors(io.database.db).get(account.id, CURSOR);
    if (saved !== undefined) return goOn(account, ownJson<CatchUp>(saved));
    const sides = { accountId: account.id, stores: liveStores(account).map(({ id }) => id) };
    const place = { db: io.database.db, now: io.clock.now() };
    const window = await findCatchUpWindow(place, sides, limits);
    if (!window) return { do: 'done' };
    return begin({ account, window, context, correlation: `catch-up:${row.version}` });
  }

  /** Both sides are counted by themselves, before anything of it is worked on. */
  async function begin(work: {
    account: SyncAccount;
    window: CatchUpWindow;
    context: DrainContext;
    correlation: string;
  }): Promise<RowResult> {
    const { account, window, context, correlation } = work;
    const live = liveStores(account);
    const storeOrders = [];
    for (const store of live) {
      // A store that does not answer is its own lane's trouble, and has its own gap once it does.
      const [listed] = await Promise.allSettled([listChanged(store, window)]);
      if (listed.status === 'fulfilled') storeOrders.push({ storeId: store.id, ids: listed.value });
      else if (!isOfStore(listed.reason, context)) throw listed.reason;
    }
    const answering = new Set<string>(storeOrders.map(({ storeId }) => storeId));
    const gaps = window.gaps.filter((owner) => owner === account.id || answering.has(owner));
    if (gaps.length + window.silent.length === 0) return waitFor(io.clock.now() + AWAY_MS);
    const erpOrders = await countErpOrders(account, window, context);
    const beganAt = io.clock.now();
    const notAsked = live.map(({ id }) => id).filter((id) => !answering.has(id));
    const found = { erpOrders, storeOrders, notAsked };
    const state: CatchUp = { ...window, gaps, correlation, beganAt, ...found };
    return {
      ...waitFor(beganAt + LOOK_MS),
      record: async (tx) => {
        await createCursors(tx, io.clock).set(account.id, CURSOR, JSON.stringify(state));
        const asked = live.filter(({ id }) => answering.has(id));
        await mark(tx, marksOf(account, asked, correlation), beganAt);
      },
    };
  }

  async function countErpOrders(
    account: SyncAccount,
    { from, to }: CatchUpWindow,
    { signal }: DrainContext,
  ): Promise<number> {
    const { orders } = account.bling.at('sweep', signal);
    const changed = { from, now: io.clock.now(), until: to };
    let count = 0;
    for await (const rows of allPages((page) => orders.listChanged({ page, changed })))
      count += rows.length;
    return count;
  }

  async function goOn(account: SyncAccount, state: CatchUp): Promise<RowResult> {
    const open = await countOpenOf(io.database.db, state.correlation, FOR_EVER);
    // What waits for its time, such as a reservation, comes by itself and hides nothing.
    if (open.some((work) => work.state === 'ready' && work.count > 0))
      return waitFor(io.clock.now() + pauseAfter(io.clock.now() - state.beganAt));
    const line = await completenessOf(io, account, state);
    return {
      do: 'done',
      record: async (tx) => {
        await close(tx, account, state);
        await io.audit.append(tx, line);
      },
    };
  }

  async function close(tx: Tx, account: SyncAccount, state: CatchUp): Promise<void> {
    await createCursors(tx, io.clock).remove(account.id, CURSOR);
    const gaps = createContactGaps(tx, io.clock);
    for (const owner of state.gaps) await gaps.close(owner, state.beganAt);
    const times = createEventTimes(tx, io.clock);
    for (const { owner, resource } of state.silent) await times.noteCaughtUp(owner, resource);
  }

  return oneByOne(WORK_KINDS.catchUp, run);
}

function isOfStore(reason: unknown, { signal }: DrainContext): boolean {
  return reason instanceof Failure && !isFence(reason) && !signal.aborted;
}

function liveStores(account: SyncAccount): readonly SyncStore[] {
  return account.stores.filter((store) => store.live);
}

async function listChanged(store: SyncStore, { from, to }: CatchUpWindow): Promise<StoreOrderId[]> {
  const ids = new Set<StoreOrderId>();
  const since = Math.max(from, store.goLiveAt);
  let next: string | undefined;
  do {
    const page = await store.store.orders.changedSince(since, next);
    // The connector's overlap is not of the window.
    for (const order of page.orders)
      if (order.modifiedAt >= from && order.modifiedAt <= to && order.createdAt >= store.goLiveAt)
        ids.add(order.id);
    next = page.next;
  } while (next !== undefined);
  return [...ids];
}

function marksOf(
  account: SyncAccount,
  live: readonly SyncStore[],
  correlation: string,
): readonly NewWork[] {
  const why = { accountId: account.id, correlation };
  return [
    erpOrdersWork(why),
    erpProductsWork(why, 'changed'),
    erpBalancesWork(why, 'now'),
    ...live.flatMap(({ id }) => [
      storeWork(why, 'ordersPull', id),
      storeWork(why, 'storeItems', id),
      storeWork(why, 'storePricesChanged', id),
    ]),
  ];
}

/** The longer it takes, the less often it is looked at: a side may be away again. */
function pauseAfter(spentMs: number): number {
  return Math.max(LOOK_MS, Math.floor(spentMs / 10));
}

function waitFor(untilMs: number) {
  return { do: 'wait', untilMs, cause: message('work.catchingUp', {}) } as const;
}
