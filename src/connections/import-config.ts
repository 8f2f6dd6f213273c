import { isDeepStrictEqual } from 'node:util';

import type { NewAuditLine } from '../audit/audit-line.ts';
import type { Audit } from '../audit/audit.ts';
import type { Database } from '../database/open-database.ts';
import type { Tx } from '../database/tables.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Vault } from '../vault/vault.ts';
import type { Account } from './account.repository.ts';
import { createAccounts } from './account.repository.ts';
import type { AccountConfig, Config, StoreConfig } from './config-schema.ts';
import { parseConfig } from './config-text.ts';
import { storeToConfig } from './export-config.ts';
import { ConfigWrong } from './failures.ts';
import { createMappings, MAPPING_KINDS } from './mapping.repository.ts';
import type { StoreConnection } from './store.repository.ts';
import { createStores } from './store.repository.ts';

export interface ConfigImport {
  readonly database: Database;
  readonly vault: Vault;
  readonly audit: Audit;
  /** Such as `person:ana`, for the audit. */
  readonly actor: string;
  readonly correlation: string;
}

/**
 * Takes over what `exportConfig` wrote: names, policies, go-live instants, pauses and mappings of accounts and
 * stores that are connected here. A kind of mapping that the file names is replaced as a whole.
 *
 * @returns how many accounts and stores changed
 * @throws {ConfigWrong} with every mistake; nothing is changed then
 */
export async function importConfig(io: ConfigImport, text: string): Promise<number> {
  const config = parseConfig(text);
  return io.database.transaction(async (tx) => {
    const pairs = await matchAll(io, tx, config);
    const lines: NewAuditLine[] = [];
    for (const { account, wanted, stores } of pairs) {
      lines.push(...(await changeAccount(io, tx, { account, wanted })));
      for (const pair of stores) lines.push(...(await changeStore(io, tx, pair)));
    }
    await io.audit.appendAll(tx, lines);
    return lines.length;
  });
}

interface AccountPair {
  readonly account: Account;
  readonly wanted: AccountConfig;
}
interface StorePair {
  readonly store: StoreConnection;
  readonly wanted: StoreConfig;
}

async function matchAll({ vault }: ConfigImport, tx: Tx, config: Config) {
  const mistakes: MessageRef[] = [];
  const pairs: (AccountPair & { stores: StorePair[] })[] = [];
  for (const wanted of config.accounts) {
    const { company } = wanted;
    const account = await createAccounts(tx).findByCompany(company);
    if (!account) {
      mistakes.push(message('connections.configUnknownAccount', { company }));
      continue;
    }
    const here = await createStores(tx, vault).listByAccount(account.id);
    const doubt = doubtOfStockMaster(account, { wanted, here });
    if (doubt) mistakes.push(doubt);
    const stores: StorePair[] = [];
    for (const each of wanted.stores) {
      const store = here.find(({ id, channelId }) => id === each.id && channelId === each.channel);
      if (store) stores.push({ store, wanted: each });
      else mistakes.push(message('connections.configUnknownStore', { store: each.name, company }));
    }
    pairs.push({ account, wanted, stores });
  }
  if (mistakes.length > 0) throw new ConfigWrong(mistakes);
  return pairs;
}

/** One stock master at a time: a store takes over only from Bling, which every other store then follows. */
function doubtOfStockMaster(
  account: Account,
  { wanted, here }: { wanted: AccountConfig; here: readonly StoreConnection[] },
): MessageRef | undefined {
  const { company } = wanted;
  const master = wanted.policy.stockMaster;
  const present = account.policy.stockMaster;
  if (master === 'erp' || master === present) return undefined;
  if (present !== 'erp')
    return message('connections.configSecondStockMaster', { company, present, wanted: master });
  const isHere = here.some(({ id, state }) => id === master && state !== 'disconnected');
  if (isHere) return undefined;
  return message('connections.configUnknownStore', { store: master, company });
}

async function changeAccount(
  io: ConfigImport,
  tx: Tx,
  { account, wanted }: AccountPair,
): Promise<NewAuditLine[]> {
  const before = { name: account.name, policy: account.policy };
  const after = { name: wanted.name, policy: wanted.policy };
  if (isDeepStrictEqual(before, after)) return [];
  await createAccounts(tx).savePolicy(account.id, after.policy);
  await createAccounts(tx).saveName(account.id, after.name);
  return [{ ...lineOf(io, account.id), subject: `account:${account.id}`, before, after }];
}

async function changeStore(
  io: ConfigImport,
  tx: Tx,
  { store, wanted }: StorePair,
): Promise<NewAuditLine[]> {
  const before = await storeToConfig(tx, store);
  const goLive = new Date(wanted.goLive).toISOString();
  const mappings = { ...before.mappings, ...wanted.mappings };
  const after = { ...before, ...wanted, kind: before.kind, goLive, mappings };
  if (isDeepStrictEqual(before, after)) return [];
  const stores = createStores(tx, io.vault);
  await stores.savePolicy(store.id, after.policy);
  await stores.saveState(store.id, after.state);
  await stores.saveNames(store.id, { name: after.name, goLiveAt: Date.parse(goLive) });
  for (const kind of MAPPING_KINDS) {
    await createMappings(tx).clear(store.id, kind);
    await createMappings(tx).set(store.id, kind, mappings[kind] ?? {});
  }
  const subject = `store:${store.id}`;
  return [{ ...lineOf(io, store.accountId), storeId: store.id, subject, before, after }];
}

function lineOf({ actor, correlation }: ConfigImport, chain: Account['id']) {
  return {
    chain,
    actor,
    correlation,
    action: 'config.import',
    outcome: 'applied',
    reason: message('connections.configImported', {}),
  } as const;
}
