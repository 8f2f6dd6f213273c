import { flowLimits } from '../../src/app/flow-limits.ts';
import { createSyncAccounts } from '../../src/app/sync-accounts.ts';
import { createWebhookTargets } from '../../src/app/webhook-targets.ts';
import type { NewLevel, StockShelf } from '../../src/stores/stock-shelf.ts';
import { LEVEL_MOVED } from '../../src/stores/stock-shelf.ts';
import { createFlowHandlers } from '../../src/sync/flow-handlers.ts';
import { createKnownDoubts } from '../../src/sync/known-doubts.ts';
import { createOrdersRead } from '../../src/sync/orders-read.ts';
import { createRecentOrders } from '../../src/sync/recent-orders.ts';
import type { SyncAccount, SyncIo } from '../../src/sync/sync-account.ts';
import { pairKey, WORK_KINDS } from '../../src/sync/work-kinds.ts';
import { WorkPriority } from '../../src/work/priority.ts';
import type { WorkRow } from '../../src/work/work-row.ts';
import type { StockShop } from './stock-shop.builder.ts';

type Inner = (shelf: StockShelf) => StockShelf;

/** What happens just before a write reaches the store. */
type Meanwhile = () => Promise<void>;

/** A store that compares before it sets: a number is taken only while it still shows the expected one. */
export function comparing(meanwhile?: Meanwhile): Inner {
  return (shelf) => ({
    hasCompareAndSet: true,
    read: (items) => shelf.read(items),
    async set(levels) {
      await meanwhile?.();
      const shown = new Map((await shelf.read(levels)).map((level) => [level.id, level.quantity]));
      const isMoved = ({ id, expected }: NewLevel) =>
        expected !== undefined && shown.get(id) !== expected;
      const taken = await shelf.set(levels.filter((level) => !isMoved(level)));
      const outcomes = taken.values();
      return levels.map((level) => {
        if (isMoved(level))
          return { outcome: 'not_applied', code: LEVEL_MOVED, detail: 'another number by now' };
        return outcomes.next().value ?? { outcome: 'unknown', detail: '' };
      });
    },
  });
}

/** The same, in which the last writer wins. */
export function overwriting(meanwhile?: Meanwhile): Inner {
  return (shelf) => ({
    ...shelf,
    async set(levels) {
      await meanwhile?.();
      return shelf.set(levels);
    },
  });
}

/** One who looks at a number with what it knows of the store through this shelf; nobody fences it. */
export function openWriter(shop: StockShop, shelfOf: Inner) {
  const { app, account } = shop;
  const accounts = createSyncAccounts(app);
  const io: SyncIo = {
    accountId: account.id,
    database: app.database,
    vault: app.vault,
    audit: app.audit,
    clock: app.clock,
    random: app.random,
    log: app.log,
    doubts: createKnownDoubts(app.clock),
    recentOrders: createRecentOrders(app.clock),
    ordersRead: createOrdersRead(app.clock),
    account: async () => throughShelf(await accounts.read(account.id), shelfOf),
  };
  const handler = createFlowHandlers(io, createWebhookTargets(app), flowLimits(app.settings)).find(
    ({ kind }) => kind === WORK_KINDS.stockPush,
  );
  if (!handler) throw new Error('nothing pushes stock');
  return {
    async push(sku: string): Promise<void> {
      const context = {
        accountId: account.id,
        signal: new AbortController().signal,
        now: () => app.clock.now(),
        commit: (record: Parameters<typeof app.database.transaction<void>>[0]) =>
          app.database.transaction(record),
      };
      const [result] = await handler.run([rowOf(shop, sku)], context);
      const record = result && 'record' in result ? result.record : undefined;
      if (record) await app.database.transaction(record);
    },
  };
}

function throughShelf(account: SyncAccount, shelfOf: Inner): SyncAccount {
  const stores = account.stores.map((each) => ({
    ...each,
    store: { ...each.store, stock: shelfOf(each.store.stock) },
  }));
  return { ...account, stores };
}

function rowOf(shop: StockShop, sku: string): WorkRow {
  const { clock } = shop.app;
  return {
    accountId: shop.account.id,
    kind: WORK_KINDS.stockPush,
    key: pairKey(shop.shopStore.id, String(shop.productId(sku))),
    lane: shop.shopStore.id,
    priority: WorkPriority.stock,
    version: 1,
    dueAt: clock.now(),
    state: 'ready',
    attempts: 0,
    cause: undefined,
    correlation: 'two-writers',
    markedAt: clock.now(),
  };
}
