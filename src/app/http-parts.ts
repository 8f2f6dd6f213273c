import { BlingSignatureInvalid } from '../bling/failures.ts';
import { type BlingEvent, openBlingWebhook } from '../bling/webhook.ts';
import type { AccountId, StoreId } from '../commerce/ids.ts';
import type { Tx } from '../database/tables.ts';
import type { BlingNews } from '../inbox/bling-inbox.routes.ts';
import type { StoreNews } from '../inbox/store-inbox.routes.ts';
import type { StoreDelivery } from '../stores/store-webhooks.ts';
import { createEventTimes, type EventResource } from '../sync/event-times.repository.ts';
import { blingEventWork, observeBlingEvent, storeEventWork } from '../sync/event-work.ts';
import type { HttpParts } from '../web/http-app.ts';
import type { App } from './open-app.ts';
import { storesOfAccount } from './stores-of-account.ts';
import { createSyncAccounts } from './sync-accounts.ts';

/** What an event of Bling is about, where polls look for the same. */
const RESOURCES = {
  order: 'order',
  product: 'product',
  stock: 'stock',
  virtual_stock: 'stock',
  product_supplier: undefined,
  invoice: undefined,
  consumer_invoice: undefined,
} as const satisfies Record<BlingEvent['kind'], EventResource | undefined>;

/** What the HTTP face needs: how deliveries are opened, and what their events make us look at. */
export function httpParts(
  app: App,
  wake: (accountId: AccountId, tx: Tx) => Promise<void>,
): HttpParts {
  const { database, vault, clock, log, settings } = app;
  const accounts = createSyncAccounts(app);
  const seal = (text: string, context: string) => vault.seal(text, context);
  const io = { database, clock, log, seal, wake };
  const arrival = () => ({ now: clock.now(), debounceMs: settings.sync.stockDebounceMs });
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
        blingEventWork(tx, await storesOfAccount(app, tx, accountId), { event, ...arrival() }),
      observe: async (tx: Tx, { accountId, event }: BlingNews) => {
        const resource = RESOURCES[event.kind];
        if (resource) await createEventTimes(tx, clock).noteEvent(accountId, resource);
        await observeBlingEvent(tx, { id: accountId, stores: [] }, { event, now: clock.now() });
      },
    },
    store: {
      ...io,
      openStore: async (storeId: StoreId, delivery: StoreDelivery) => {
        const { store, secret } = await accounts.readStore(storeId);
        return store.webhooks.open(delivery, secret);
      },
      workFor: async (tx: Tx, { accountId, storeId, event }: StoreNews) => {
        await createEventTimes(tx, clock).noteEvent(storeId, event.kind);
        return storeEventWork(tx, await storesOfAccount(app, tx, accountId), {
          storeId,
          event,
          ...arrival(),
        });
      },
    },
    isReady: async () => {
      const [answered] = await Promise.allSettled([
        database.db.selectFrom('account').select('id').limit(1).execute(),
      ]);
      return answered.status === 'fulfilled';
    },
  };
}
