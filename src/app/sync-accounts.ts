import { hostname } from 'node:os';

import type { BlingAccount } from '../bling/bling.ts';
import { openBling } from '../bling/open-bling.ts';
import type { AccountId, StoreId } from '../commerce/ids.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { openDayBudget } from '../connections/day-budget.ts';
import { createStores } from '../connections/store.repository.ts';
import { createSharedTokenGate } from '../connections/token-gate.repository.ts';
import { createTokenStore } from '../connections/token-store.ts';
import type { Store } from '../stores/connector.ts';
import { isStoreKind, openStore } from '../stores/registry.ts';
import type { SyncAccount } from '../sync/sync-account.ts';
import { openAddressBreaker } from './address-breaker.ts';
import { BlingAppMissing } from './failures.ts';
import type { App } from './open-app.ts';
import type { SendPermits } from './send-permits.ts';
import { readVersion } from './version.ts';

/**
 * Opens accounts and their stores as they are configured. Kept are the things with a pace of their own: one
 * lane an account, one client a store. What a person changes meanwhile is seen at the next call.
 *
 * @param permits without them no call can be made but those that no owner is needed for: opening a delivery
 */
export function createSyncAccounts(app: App, permits?: SendPermits) {
  const { breaker, learnOfOthers } = openAddressBreaker(app);
  const tokenGate = createSharedTokenGate({ ...app, host: hostname() });
  const blingByAccount = new Map<AccountId, BlingAccount>();
  const storeById = new Map<StoreId, { readonly sealed: string; readonly store: Store }>();

  function blingOf(accountId: AccountId): BlingAccount {
    const known = blingByAccount.get(accountId);
    if (known) return known;
    const { apiUrl, tokenUrl, clientId, clientSecret, callSpacingMs } = app.settings.bling;
    const { callsPerDay: perDay, dayResetHour } = app.settings.bling;
    if (!clientId || !clientSecret) throw new BlingAppMissing();
    const { database, vault, clock, random } = app;
    const fetch = permits?.fetchFor(accountId, app.fetch) ?? app.fetch;
    const guard = permits?.guardFor(accountId);
    const bling = openBling({
      clock,
      random,
      fetch,
      breaker,
      tokenGate,
      apiUrl,
      tokenUrl,
      spacingMs: callSpacingMs,
      clientId,
      clientSecret: clientSecret.reveal(),
      tokens: createTokenStore({ database, vault, clock, random, accountId, guard }),
      dayResetHour,
      dayBudget: openDayBudget({ database, clock, accountId, perDay, resetHour: dayResetHour }),
    });
    blingByAccount.set(accountId, bling);
    return bling;
  }

  function openedStore(row: {
    id: StoreId;
    accountId: AccountId;
    kind: string;
    sealed: string;
    settings: unknown;
  }): Store {
    const known = storeById.get(row.id);
    if (known?.sealed === row.sealed) return known.store;
    if (!isStoreKind(row.kind)) throw new RangeError(`no connector for stores of kind ${row.kind}`);
    const { clock, random } = app;
    const fetch = permits?.fetchFor(row.accountId, app.fetch) ?? app.fetch;
    const store = openStore(row.kind, row.settings, {
      fetch,
      clock,
      random,
      version: readVersion(),
    });
    storeById.set(row.id, { sealed: row.sealed, store });
    return store;
  }

  return {
    /** A store by itself, with the secret that its deliveries are signed with. */
    async readStore(storeId: StoreId): Promise<{ store: Store; secret: string }> {
      const row = await createStores(app.database.db, app.vault).get(storeId);
      return { store: openedStore(row), secret: row.webhookSecret };
    },

    /** @throws {RangeError} when there is no such account */
    async read(accountId: AccountId): Promise<SyncAccount> {
      const { db } = app.database;
      await learnOfOthers();
      const account = await createAccounts(db).get(accountId);
      const stores = await createStores(db, app.vault).listByAccount(accountId);
      return {
        id: account.id,
        bling: blingOf(account.id),
        policy: account.policy,
        stores: stores
          .filter((store) => store.state !== 'disconnected')
          .map((store) => ({
            id: store.id,
            name: store.name,
            store: openedStore(store),
            channelId: store.channelId,
            policy: store.policy,
            goLiveAt: store.goLiveAt,
            live: store.state === 'live',
          })),
      };
    },
  };
}
