import type { Db } from '../database/tables.ts';
import type { Vault } from '../vault/vault.ts';
import type { Account } from './account.repository.ts';
import { createAccounts } from './account.repository.ts';
import type { AccountConfig, StoreConfig } from './config-schema.ts';
import { configToText } from './config-text.ts';
import { createMappings, MAPPING_KINDS } from './mapping.repository.ts';
import type { StoreConnection } from './store.repository.ts';
import { createStores } from './store.repository.ts';

/** All that people decided about accounts and stores, as YAML. No token, no password, no key. */
export async function exportConfig(db: Db, vault: Vault): Promise<string> {
  const accounts: AccountConfig[] = [];
  for (const account of await createAccounts(db).list()) {
    accounts.push(await accountToConfig(db, vault, account));
  }
  return configToText({ version: 1, accounts });
}

async function accountToConfig(db: Db, vault: Vault, account: Account): Promise<AccountConfig> {
  const stores: StoreConfig[] = [];
  for (const store of await createStores(db, vault).listByAccount(account.id)) {
    stores.push(await storeToConfig(db, store));
  }
  return { company: account.companyId, name: account.name, policy: account.policy, stores };
}

export async function storeToConfig(db: Db, store: StoreConnection): Promise<StoreConfig> {
  const mappings: StoreConfig['mappings'] = {};
  for (const kind of MAPPING_KINDS) {
    mappings[kind] = Object.fromEntries(await createMappings(db).find(store.id, kind));
  }
  return {
    id: store.id,
    name: store.name,
    kind: store.kind,
    channel: store.channelId,
    state: store.state,
    goLive: new Date(store.goLiveAt).toISOString(),
    policy: store.policy,
    mappings,
  };
}
