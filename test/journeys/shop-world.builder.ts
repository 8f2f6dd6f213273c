import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createAccountEngine } from '../../src/app/account-engine.ts';
import { connectBling } from '../../src/app/connect-bling.ts';
import { connectStore } from '../../src/app/connect-store.ts';
import { httpParts } from '../../src/app/http-parts.ts';
import type { App } from '../../src/app/open-app.ts';
import { openApp } from '../../src/app/open-app.ts';
import type { SyncPart } from '../../src/app/run-sync.ts';
import { runSync } from '../../src/app/run-sync.ts';
import { scheduleAll } from '../../src/app/schedules.ts';
import { readSettings } from '../../src/app/settings.ts';
import { ChannelId } from '../../src/commerce/ids.ts';
import type { AccountPolicy } from '../../src/connections/account-policy.ts';
import type { Account } from '../../src/connections/account.repository.ts';
import { createAccounts } from '../../src/connections/account.repository.ts';
import { createMappings } from '../../src/connections/mapping.repository.ts';
import type { StoreConnection } from '../../src/connections/store.repository.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { Log } from '../../src/kernel/log.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { createBlingSimulator } from '../../src/simulator/bling/bling-simulator.ts';
import type { OptionChanges } from '../../src/simulator/bling/options.ts';
import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';
import type { StoreOptions } from '../../src/simulator/store/options.ts';
import { createStoreSimulator } from '../../src/simulator/store/simulator.ts';
import { createVirtualClock } from '../../src/simulator/virtual-clock.ts';
import { createHttpApp } from '../../src/web/http-app.ts';
import { countWork, listWork } from '../../src/work/pending.repository.ts';

/** 09:00 in São Paulo. */
export const START = Date.parse('2026-03-10T12:00:00Z');
const BLING = 'http://bling.test';
const STORE = 'https://loja.test';
const SECOND_STORE = 'https://loja2.test';
const TOTORO = 'https://totoro.test';
export const APP = { clientId: 'app-1', clientSecret: 'app-secret-1' };

export const CHANNEL = 205_310_001;
export const SECOND_CHANNEL = 205_310_002;
export const PIX = 5_190_017;
export const CARD = 5_190_003;
export const STATUS = { open: 6, fulfilled: 9, cancelled: 12 } as const;

export interface WorldOptions {
  readonly shop: ShopSeedInput;
  readonly bling?: OptionChanges;
  readonly store?: Partial<StoreOptions>;
  /** More of the connection of the first store, by their names in its connector. */
  readonly storeSettings?: object;
  /** A second store of the same account. */
  readonly secondStore?: Partial<StoreOptions>;
  readonly policy?: Partial<AccountPolicy>;
  readonly seed?: number;
  readonly log?: Log;
  /** Without it nothing reaches us by webhook: only polls. */
  readonly webhooks?: boolean;
  readonly databaseUrl?: string;
  /** More settings, by their names in the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What our program's own calls go through, such as a wire that is cut. */
  readonly wire?: (send: typeof fetch) => typeof fetch;
  /** How often the engine looks for what nobody told it. Seldom makes days pass sooner. */
  readonly enginePollMs?: number;
}

/**
 * A Bling, a store and the whole program in this process, connected as a merchant connects them, on one
 * virtual clock: hours pass in seconds, and the same seed gives the same run.
 */
export async function openShopWorld(options: WorldOptions) {
  const clock = createVirtualClock(START);
  const wall = { skewMs: 0 };
  const ownClock: Clock = { ...clock, now: () => clock.now() + wall.skewMs };
  const random = seededRandom(options.seed ?? 1);
  const folder = mkdtempSync(join(tmpdir(), 'totoro-world-'));
  const route = (...request: Parameters<typeof fetch>) => fetchByHost(...request);
  const bling = createBlingSimulator({
    clock,
    random: seededRandom(2),
    fetch: route,
    options: { reservationDelayMs: { min: 2_000, max: 4_000 }, ...options.bling },
  });
  const openShop = (siteUrl: string, seed: number, changes?: Partial<StoreOptions>) =>
    createStoreSimulator({
      clock,
      random: seededRandom(seed),
      fetch: route,
      options: { siteUrl, webhookDelayMs: { min: 1_000, max: 3_000 }, ...changes },
    });
  const store = openShop(STORE, 3, options.store);
  const second = openShop(SECOND_STORE, 4, options.secondStore);
  bling.seed({
    channels: [
      { id: CHANNEL, descricao: 'Loja virtual' },
      { id: SECOND_CHANNEL, descricao: 'Segunda loja' },
    ],
    ...METHODS,
    ...options.shop,
  });
  bling.operator.setTransition(options.shop.account, {
    from: STATUS.open,
    to: STATUS.fulfilled,
    active: true,
    actions: ['lancarEstoque'],
  });
  bling.integrators.registerApp({
    ...APP,
    redirectUri: 'http://127.0.0.1:4021/oauth/callback',
    ...(options.webhooks === false ? {} : { webhookUrl: `${TOTORO}/webhooks/bling/default` }),
  });
  store.start();
  second.start();

  const app = await openApp(
    readSettings({
      environment: {
        DATABASE_URL: options.databaseUrl ?? `file:${join(folder, 'totoro.db')}`,
        DATA_DIR: folder,
        TOTORO_KEY_FILE: join(folder, 'totoro.key'),
        BLING_API_URL: `${BLING}/Api/v3`,
        BLING_AUTHORIZE_URL: `${BLING}/Api/v3/oauth/authorize`,
        BLING_TOKEN_URL: `${BLING}/Api/v3/oauth/token`,
        BLING_CLIENT_ID: APP.clientId,
        BLING_CLIENT_SECRET: APP.clientSecret,
        ...(options.webhooks === false ? {} : { PUBLIC_URL: TOTORO }),
        ...options.settings,
      },
      file: '',
      fromFile: {},
    }),
    {
      clock: ownClock,
      random,
      fetch: options.wire?.(route) ?? route,
      log: options.log ?? silentLog,
    },
  );
  const account = await clock.run(connectAccount(app, bling, options));
  const shopStore = await clock.run(
    connectShop(app, account, { url: STORE, channel: CHANNEL, settings: options.storeSettings }),
  );
  if (options.secondStore)
    await clock.run(connectShop(app, account, { url: SECOND_STORE, channel: SECOND_CHANNEL }));
  const { engine, start } = createAccountEngine(app, { pollMs: options.enginePollMs });
  const http = createHttpApp(httpParts(app, (id, tx) => engine.wake(id, tx)));
  let serving = false;
  let isDeaf = false;

  async function fetchByHost(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const request = new Request(input, init);
    const { origin } = new URL(request.url);
    if (origin === BLING) return bling.fetch(request);
    if (origin === STORE) return store.fetch(request);
    if (origin === SECOND_STORE) return second.fetch(request);
    // As a hook that is switched off, or a proxy that answers for us: nobody tries again.
    if (isDeaf) return new Response(null, { status: 200 });
    if (origin !== TOTORO || !serving) throw new TypeError(`nobody listens at ${request.url}`);
    return http.fetch(request);
  }

  const world = {
    app,
    clock,
    /** How far the clock of our machine is ahead of everybody's; below 0: behind. */
    wall,
    bling,
    store,
    /** Empty and unknown to the program unless `secondStore` is given. */
    second,
    account,
    shopStore,
    /** Runs work while virtual time passes. */
    run: <Value>(work: Promise<Value>) => clock.run(work),
    async serve(): Promise<void> {
      scheduleAll(app, engine);
      await clock.run(start());
      serving = true;
      await engine.wake(account.id);
    },
    /** From now on events are lost, without anybody noticing; or they come again. */
    loseEvents: (areLost: boolean) => void (isDeaf = areLost),
    /** The machine is switched off: `liveAgain` of `second-life.builder.ts` starts another on its data. */
    async switchOff(): Promise<void> {
      await clock.run(engine.stop());
      serving = false;
      isDeaf = true;
    },
    sync: (...parts: SyncPart[]) =>
      clock.run(runSync(app, parts.length > 0 ? parts : ['products', 'stock', 'orders'], () => {})),
    /** Until nothing is to do now, and no news is on its way. */
    async untilQuiet(): Promise<void> {
      for (let calm = 0; calm < 3; calm += 1) {
        await clock.run(clock.sleep(2_000));
        const { ready } = await countWork(app.database.db, account.id);
        const coming = store.waitingDeliveries() + second.waitingDeliveries();
        if (ready > 0 || coming > 0) calm = -1;
      }
    },
    pending: () => listWork(app.database.db, { accountId: account.id, state: 'needs_person' }),
    work: () => countWork(app.database.db, account.id),
    /** Writes that reached either side, as they say themselves. */
    writes: () => ({
      bling: bling.log.writes(options.shop.account).length,
      store: [...store.log, ...second.log].filter(({ method }) => method !== 'GET').length,
    }),
    async [Symbol.asyncDispose]() {
      if (serving) await clock.run(engine.stop());
      store.stop();
      second.stop();
      await clock.run(bling.stop());
      await app[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

export const METHODS = {
  paymentMethods: [
    { id: PIX, descricao: 'Pix', tipoPagamento: 17, padrao: 1 },
    { id: CARD, descricao: 'Cartão', tipoPagamento: 3 },
  ],
} satisfies Partial<ShopSeedInput>;

export async function connectAccount(
  app: App,
  bling: Pick<ReturnType<typeof createBlingSimulator>, 'integrators'>,
  { shop, policy }: Pick<WorldOptions, 'shop' | 'policy'>,
): Promise<Account> {
  const connecting = connectBling(app);
  const state = new URL(connecting.authorizeUrl).searchParams.get('state') ?? '';
  const code = bling.integrators.authorize(APP.clientId, shop.account);
  const account = await connecting.finish(new URLSearchParams({ code, state }));
  const merged = { ...account.policy, postingStatuses: [String(STATUS.fulfilled)], ...policy };
  await createAccounts(app.database.db).savePolicy(account.id, merged as AccountPolicy);
  return account;
}

export async function connectShop(
  app: App,
  account: Account,
  at: { url: string; channel: number; settings?: object | undefined },
): Promise<StoreConnection> {
  const { store } = await connectStore(app, {
    accountId: account.id,
    kind: 'woocommerce',
    name: 'Loja',
    channelId: ChannelId.parse(String(at.channel)),
    settings: {
      url: at.url,
      consumerKey: 'ck_0123456789abcdef0123456789abcdef01234567',
      consumerSecret: 'cs_0123456789abcdef0123456789abcdef01234567',
      ...at.settings,
    },
  });
  const mappings = createMappings(app.database.db);
  const { open, fulfilled, cancelled } = STATUS;
  await mappings.set(store.id, 'status_to_erp', {
    'on-hold': String(open),
    processing: String(open),
    completed: String(fulfilled),
    cancelled: String(cancelled),
  });
  await mappings.set(store.id, 'status_to_store', {
    [fulfilled]: 'completed',
    [cancelled]: 'cancelled',
  });
  await mappings.set(store.id, 'payment', {
    pix: String(PIX),
    'credit-card': String(CARD),
    boleto: String(PIX),
    cod: String(PIX),
  });
  return store;
}
