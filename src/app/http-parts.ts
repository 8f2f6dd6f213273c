import { BlingSignatureInvalid } from '../bling/failures.ts';
import { openBlingWebhook } from '../bling/webhook.ts';
import type { AccountId, StoreId } from '../commerce/ids.ts';
import { createStores } from '../connections/store.repository.ts';
import type { Tx } from '../database/tables.ts';
import type { BlingNews } from '../inbox/bling-inbox.routes.ts';
import type { StoreNews } from '../inbox/store-inbox.routes.ts';
import type { StoreDelivery } from '../stores/store-webhooks.ts';
import { blingEventWork, observeBlingEvent, storeEventWork } from '../sync/event-work.ts';
import type { HttpParts } from '../web/http-app.ts';
import type { App } from './open-app.ts';
import { createSyncAccounts } from './sync-accounts.ts';

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
        observeBlingEvent(tx, { id: accountId, stores: [] }, { event, now: clock.now() }),
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
