import type { AddressInfo } from 'node:net';

import { serve as listen } from '@hono/node-server';

import { BlingSignatureInvalid } from '../bling/failures.ts';
import { openBlingWebhook } from '../bling/webhook.ts';
import type { AccountId, StoreId } from '../commerce/ids.ts';
import { createStores } from '../connections/store.repository.ts';
import type { Tx } from '../database/tables.ts';
import type { BlingNews } from '../inbox/bling-inbox.routes.ts';
import type { StoreNews } from '../inbox/store-inbox.routes.ts';
import type { StoreDelivery } from '../stores/store-webhooks.ts';
import { blingEventWork, observeBlingEvent, storeEventWork } from '../sync/event-work.ts';
import { createHttpApp } from '../web/http-app.ts';
import { createAccountEngine } from './account-engine.ts';
import type { App } from './open-app.ts';
import { scheduleAll } from './schedules.ts';
import { createSyncAccounts } from './sync-accounts.ts';

export interface Serving {
  readonly url: string;
  /** Takes nothing new, finishes or gives up what is in flight, and frees the accounts. */
  stop(withinMs?: number): Promise<void>;
}

/**
 * Runs everything in this process: web, worker, schedules.
 *
 * @throws {OwnedElsewhere} when another process drains an account of this database
 */
export async function serve(app: App): Promise<Serving> {
  const { database, clock, log, settings } = app;
  const { engine, start } = createAccountEngine(app);
  scheduleAll(app, engine);
  await start();

  const http = createHttpApp(httpParts(app, (accountId, tx) => engine.wake(accountId, tx)));
  const { host: hostname, port } = settings.web;
  const server = listen({ fetch: http.fetch, hostname, port });
  const [listening] = await Promise.allSettled([
    new Promise<AddressInfo>((resolve, reject) => {
      server.once('listening', () => resolve(server.address() as AddressInfo));
      server.once('error', reject);
    }),
  ]);
  if (listening.status === 'rejected') {
    await engine.stop();
    throw listening.reason;
  }
  const url = `http://${hostname}:${listening.value.port}`;
  log.info('serving', { url, publicUrl: settings.web.publicUrl, database: database.engine });
  return {
    url,
    async stop(withinMs) {
      log.info('stopping', {});
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await engine.stop(withinMs);
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      log.info('stopped', { at: clock.now() });
    },
  };
}

function httpParts(app: App, wake: (accountId: AccountId, tx: Tx) => Promise<void>) {
  const { database, vault, clock, log, settings } = app;
  const accounts = createSyncAccounts(app);
  const seal = (text: string, context: string) => vault.seal(text, context);
  const io = { database, clock, log, seal, wake };
  const arrival = () => ({ now: clock.now(), debounceMs: settings.sync.stockDebounceMs });
  const storesOf = async (tx: Tx, id: AccountId) => ({
    id,
    stores: (await createStores(tx, vault).idsOfAccount(id)).map((storeId) => ({ id: storeId })),
  });
  return {
    bling: {
      ...io,
      openBling: ({ body, signature }: { body: Uint8Array; signature: string | undefined }) => {
        const { clientSecret, oldClientSecret } = settings.bling;
        const secrets = [clientSecret, oldClientSecret].flatMap((each) => each?.reveal() ?? []);
        if (secrets.length === 0) throw new BlingSignatureInvalid('no client secret is set');
        return openBlingWebhook({ body, signature, secrets });
      },
      workFor: async (tx: Tx, { accountId, event }: BlingNews) =>
        blingEventWork(tx, await storesOf(tx, accountId), { event, ...arrival() }),
      observe: async (tx: Tx, { accountId, event }: BlingNews) =>
        observeBlingEvent(tx, { id: accountId, stores: [] }, event),
    },
    store: {
      ...io,
      openStore: async (storeId: StoreId, delivery: StoreDelivery) => {
        const { store, secret } = await accounts.readStore(storeId);
        return store.webhooks.open(delivery, secret);
      },
      workFor: async (tx: Tx, { accountId, storeId, event }: StoreNews) =>
        storeEventWork(tx, await storesOf(tx, accountId), { storeId, event, ...arrival() }),
    },
    isReady: async () => {
      const [answered] = await Promise.allSettled([
        database.db.selectFrom('account').select('id').limit(1).execute(),
      ]);
      return answered.status === 'fulfilled';
    },
  };
}
