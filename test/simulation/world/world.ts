import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runSync } from '../../../src/app/run-sync.ts';
import { readSettings } from '../../../src/app/settings.ts';
import { LedgerAccountId } from '../../../src/commerce/ids.ts';
import type { Account } from '../../../src/connections/account.repository.ts';
import type { StoreConnection } from '../../../src/connections/store.repository.ts';
import { createStores } from '../../../src/connections/store.repository.ts';
import { createBlingSimulator } from '../../../src/simulator/bling/bling-simulator.ts';
import type { WebhookOptions } from '../../../src/simulator/bling/options.ts';
import { DEFAULT_OPTIONS } from '../../../src/simulator/store/options.ts';
import type { StoreSimulator } from '../../../src/simulator/store/simulator.ts';
import { createStoreSimulator } from '../../../src/simulator/store/simulator.ts';
import type { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { createVirtualClock } from '../../../src/simulator/virtual-clock.ts';
import {
  APP,
  CHANNEL,
  connectAccount,
  connectShop,
  SECOND_CHANNEL,
  STATUS,
} from '../../journeys/shop-world.builder.ts';
import { watchFence } from '../judges/judge-fence.ts';
import { watchWatermark } from '../judges/judge-watermark.ts';
import { blankDisk } from '../life/blank-disk.ts';
import type { Life, Machine } from '../life/life.ts';
import { beginLife } from '../life/life.ts';
import { createSharedSqlite } from '../life/shared-sqlite.ts';
import { createKeptLog } from './kept-log.ts';
import type { Luck } from './luck.ts';
import { createLuck } from './luck.ts';
import { BLING, createNetwork, STORES, TOTORO } from './network.ts';
import { ACCOUNT, inventShop, LEDGER_ACCOUNT } from './shop.ts';
import type { Temper } from './temper.ts';
import { temperOf } from './temper.ts';

const START = Date.parse('2026-03-10T12:00:00Z');
/** Nothing in here waits for real input and output: a few turns settle everything. */
const PATIENCE = { turnsBeforeJump: 3, whenIdleMs: 50 };
const KEY = Buffer.alloc(32, 7).toString('base64');
/** What may stand in no line of the log. */
export const SECRETS = [
  KEY,
  APP.clientSecret,
  ...DEFAULT_OPTIONS.keys.flatMap(({ key, secret }) => [key, secret]),
];

export type World = Awaited<ReturnType<typeof openWorld>>;

export interface Connected {
  readonly account: Account;
  readonly stores: readonly StoreConnection[];
}

/** Bling, one or two stores, the network and the machine of one seed, with everything connected and synced once. */
export async function openWorld(seed: number) {
  const time = createVirtualClock(START, PATIENCE);
  const luckOf = (name: string) => createLuck(seed, name);
  const shop = inventShop(luckOf('shop'), luckOf('books').chance(40));
  const temper = temperOf(luckOf('temper'));
  const wires = luckOf('wires');
  const network = createNetwork({ now: () => time.now(), chance: wires.chance });
  const { bling, stores } = createRemotes({ seed, time, network, shop, temper });
  network.bling = bling;
  network.stores = stores;
  const log = createKeptLog();
  const hidden = watchWindow(stores);
  const folder = mkdtempSync(join(tmpdir(), 'totoro-simulation-'));
  const machine: Machine = {
    settings: settingsOf(folder),
    time,
    wall: { skewMs: 0 },
    network: network.fetch,
    disk: createSharedSqlite(await blankDisk()),
    log,
  };
  watchWatermark(machine.disk);
  const fence = watchFence(machine.disk);
  const begin = (number: number, mortal?: Life['mortal']) =>
    beginLife(machine, {
      number,
      random: luckOf(`life ${number}`).random,
      ...(mortal && { mortal }),
    });

  async function connect(life: Life): Promise<Connected> {
    const policy = shop.keepsBooks ? BOOKKEEPING : {};
    const account = await connectAccount(life.app, bling, { shop: shop.seed, policy });
    const connected: StoreConnection[] = [];
    const channels = [CHANNEL, SECOND_CHANNEL];
    for (const [place, url] of STORES.slice(0, shop.storeCount).entries())
      connected.push(await connectShop(life.app, account, { url, channel: channels[place] ?? 0 }));
    if (shop.keepsBooks) await wantInvoices(life.app, connected);
    await runSync(life.app, ['products', 'stock'], () => {});
    return { account, stores: connected };
  }

  return {
    seed,
    temper,
    time,
    shop,
    network,
    bling,
    stores,
    /** Items that were taken out of a shop window. */
    hidden,
    fence,
    machine,
    log,
    luckOf,
    begin,
    connect,
    close: async () => {
      for (const store of stores) store.stop();
      await bling.stop();
      machine.disk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const BOOKKEEPING = {
  receivablesPostedBy: 'sync',
  ledgerAccount: LedgerAccountId.parse(String(LEDGER_ACCOUNT)),
} as const;

async function wantInvoices(app: Life['app'], connected: readonly StoreConnection[]) {
  for (const { id, policy } of connected)
    await createStores(app.database.db, app.vault).savePolicy(id, {
      ...policy,
      invoiceTrigger: 'paid',
      changesAfterImport: 'apply',
    });
}

function createRemotes(io: {
  readonly seed: number;
  readonly time: VirtualClock;
  readonly network: ReturnType<typeof createNetwork>;
  readonly shop: ReturnType<typeof inventShop>;
  readonly temper: Temper;
}) {
  const { seed, time: clock, network, shop, temper } = io;
  const bling = createBlingSimulator({
    clock,
    random: createLuck(seed, 'bling').random,
    fetch: network.fetch,
    options: {
      reservationDelayMs: { min: 2_000, max: 15_000 },
      webhooks: newsOf(createLuck(seed, 'news'), temper),
    },
  });
  bling.seed(shop.seed);
  const { open: from, fulfilled: to } = STATUS;
  bling.operator.setTransition(ACCOUNT, { from, to, active: true, actions: ['lancarEstoque'] });
  bling.integrators.registerApp({
    ...APP,
    redirectUri: 'http://127.0.0.1:4021/oauth/callback',
    webhookUrl: `${TOTORO}/webhooks/bling/default`,
  });
  const stores = STORES.slice(0, shop.storeCount).map((siteUrl) => {
    const store = createStoreSimulator({
      clock,
      random: createLuck(seed, siteUrl).random,
      fetch: network.fetch,
      options: { siteUrl, holdStockMinutes: 15, webhookDelayMs: { min: 1_000, max: 20_000 } },
    });
    store.start();
    return store;
  });
  return { bling, stores };
}

/** In some shops news comes evenly, in others late, twice and out of order. */
function newsOf(luck: Luck, temper: Temper): Partial<WebhookOptions> {
  if (temper === 'counting') return { delayMs: { min: 400, max: 500 } };
  return {
    delayMs: { min: 300, max: 2_500 },
    duplicatePercent: temper === 'calm' ? 30 : luck.pick([0, 30]),
    latePercent: temper === 'calm' ? 30 : luck.pick([0, 20]),
    lateByMs: 30_000,
  };
}

function watchWindow(stores: readonly StoreSimulator[]): readonly string[] {
  const hidden: string[] = [];
  for (const { shop } of stores)
    shop.listeners.push((topic, id) => {
      const product = topic.startsWith('product.') ? shop.products.get(id) : undefined;
      if (topic === 'product.deleted' || (product && product.status !== 'publish'))
        hidden.push(`${product?.sku ?? id} was ${product?.status ?? 'deleted'} in the store`);
    });
  return hidden;
}

/** Polls come seldom: traffic and faults come often. */
function settingsOf(folder: string) {
  return readSettings({
    environment: {
      DATABASE_URL: `file:${join(folder, 'unused.db')}`,
      DATA_DIR: folder,
      TOTORO_KEY: KEY,
      PUBLIC_URL: TOTORO,
      BLING_API_URL: `${BLING}/Api/v3`,
      BLING_AUTHORIZE_URL: `${BLING}/Api/v3/oauth/authorize`,
      BLING_TOKEN_URL: `${BLING}/Api/v3/oauth/token`,
      BLING_CLIENT_ID: APP.clientId,
      BLING_CLIENT_SECRET: APP.clientSecret,
      BLING_POLL_SECONDS: '3600',
      STORE_POLL_SECONDS: '1800',
      STOCK_SWEEP_SECONDS: '5400',
    },
    file: '',
    fromFile: {},
  });
}
