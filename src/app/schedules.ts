import type { AccountId } from '../commerce/ids.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { createStores } from '../connections/store.repository.ts';
import type { Engine } from '../engine/engine.ts';
import { retainInbox } from '../inbox/inbox.repository.ts';
import { findCatchUpWindow } from '../sync/catch-up-window.ts';
import {
  catchUpWork,
  erpBalancesWork,
  erpOrdersWork,
  erpProductsWork,
  foreignOrdersWork,
  storeWork,
} from '../sync/work-kinds.ts';
import { mark } from '../work/mark.repository.ts';
import { deleteOldRequests } from '../work/request.repository.ts';
import type { NewWork } from '../work/work-row.ts';
import { flowLimits } from './flow-limits.ts';
import type { App } from './open-app.ts';
import { forgetDead } from './roll-call.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The first round comes soon after a start: what was missed meanwhile is read. */
const FIRST_MS = 2_000;
/** Once the first polls have told for how long nobody had asked. */
const AFTER_POLLS_MS = 30_000;

/** What is looked at without being told: polls, sweeps, health, and the forgetting of what is old. */
export function scheduleAll(app: App, engine: Engine): void {
  const { blingPollSeconds, storePollSeconds, stockSweepSeconds } = app.settings.sync;
  const every = (name: string, everyMs: number, work: WorkOfAccount) =>
    engine.schedule(name, { everyMs, firstAfterMs: FIRST_MS }, () => markAll(app, engine, work));

  every('poll bling', blingPollSeconds * SECOND_MS, ({ accountId, stores }) => [
    erpOrdersWork({ accountId }),
    erpProductsWork({ accountId }, 'changed'),
    ...stores.map((storeId) => storeWork({ accountId }, 'storePricesChanged', storeId)),
  ]);
  every('poll stores', storePollSeconds * SECOND_MS, ({ accountId, stores }) =>
    stores.map((storeId) => storeWork({ accountId }, 'ordersPull', storeId)),
  );
  // Bling has no list of changed balances: what no event told is found by comparing all of them (guide 5.6).
  every('sweep stock', stockSweepSeconds * SECOND_MS, ({ accountId }) => [
    erpBalancesWork({ accountId }, 'paced'),
  ]);
  // What no event told of parcels: each is asked for seldom, and few in an hour.
  every('sweep shipments', HOUR_MS, ({ accountId, stores }) =>
    stores.map((storeId) => storeWork({ accountId }, 'shipmentSweep', storeId)),
  );
  engine.schedule(
    'catch up',
    { everyMs: blingPollSeconds * SECOND_MS, firstAfterMs: AFTER_POLLS_MS },
    () => catchUpAll(app, engine),
  );
  every('webhook health', HOUR_MS, ({ accountId, stores }) =>
    stores.map((storeId) => storeWork({ accountId }, 'storeWebhooks', storeId)),
  );
  engine.schedule('nightly pass', { cron: '30 3 * * *' }, () => markAll(app, engine, nightlyPass));
  engine.schedule('forget what is old', { everyMs: HOUR_MS }, () => forgetOld(app));
}

export type WorkOfAccount = (account: AccountStores) => readonly NewWork[];

interface AccountStores {
  readonly accountId: AccountId;
  readonly stores: readonly Parameters<typeof storeWork>[2][];
}

/** Everything afresh, so that what no event told is found. */
export function nightlyPass({ accountId, stores }: AccountStores): readonly NewWork[] {
  const why = { accountId };
  return [
    erpProductsWork(why, 'full'),
    erpBalancesWork(why, 'paced'),
    ...stores.flatMap((storeId) => [
      storeWork(why, 'storePrices', storeId),
      storeWork(why, 'storeItems', storeId),
      storeWork(why, 'ordersPull', storeId),
      storeWork(why, 'invoiceSweep', storeId),
      foreignOrdersWork(why, storeId),
      storeWork(why, 'moneySweep', storeId),
    ]),
  ];
}

async function markAll(app: App, engine: Engine, work: WorkOfAccount): Promise<void> {
  const { db } = app.database;
  for (const account of await createAccounts(db).list()) {
    if (account.state !== 'connected') continue;
    const stores = await createStores(db, app.vault).listByAccount(account.id);
    const live = stores.filter((store) => store.state === 'live').map(({ id }) => id);
    const marks = work({ accountId: account.id, stores: live });
    await app.database.transaction((tx) => mark(tx, marks, app.clock.now()));
    await engine.wake(account.id);
  }
}

async function catchUpAll(app: App, engine: Engine): Promise<void> {
  const { database, clock, vault } = app;
  for (const { id: accountId, state } of await createAccounts(database.db).list()) {
    if (state !== 'connected') continue;
    const stores = await createStores(database.db, vault).listByAccount(accountId);
    const live = stores.filter((store) => store.state === 'live').map(({ id }) => id);
    const place = { db: database.db, now: clock.now() };
    const sides = { accountId, stores: live };
    if (!(await findCatchUpWindow(place, sides, flowLimits(app.settings)))) continue;
    await database.transaction((tx) => mark(tx, [catchUpWork({ accountId })], clock.now()));
    await engine.wake(accountId);
  }
}

async function forgetOld(app: App): Promise<void> {
  const now = app.clock.now();
  // Bling repeats deliveries for three days: what was seen is remembered longer than that.
  await retainInbox(app.database.db, {
    emptyBefore: now - 7 * DAY_MS,
    forgetBefore: now - 30 * DAY_MS,
  });
  await deleteOldRequests(app.database.db, now - 7 * DAY_MS);
  await forgetDead(app);
}
