import type { z } from 'zod';

import type { NewAuditLine } from '../audit/audit-line.ts';
import type { AccountId, ChannelId } from '../commerce/ids.ts';
import type { StoreConnection } from '../connections/store.repository.ts';
import { createStores, newStoreId } from '../connections/store.repository.ts';
import type { Tx } from '../database/tables.ts';
import type { StoreProbe } from '../stores/connector.ts';
import { connectors, openStore, type StoreKind } from '../stores/registry.ts';
import { foreignOrdersWork, storeWork } from '../sync/work-kinds.ts';
import { resumeLane } from '../work/lane.repository.ts';
import { mark } from '../work/mark.repository.ts';
import { ChannelTaken } from './failures.ts';
import type { App } from './open-app.ts';
import { readVersion } from './version.ts';

export interface StoreToConnect {
  readonly accountId: AccountId;
  readonly kind: StoreKind;
  /** Of a new store; its address when absent. */
  readonly name?: string;
  readonly channelId: ChannelId;
  /** Of the connector's own shape. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Orders created before are not imported; now when absent. */
  readonly goLiveAt?: number;
}

/**
 * Connects a store once it has answered, and lets its webhooks be made. A store that this channel of the
 * account has already gets the new address and keys: its links, orders and mappings stay.
 *
 * @throws {ChannelTaken} when the channel has a store of another kind
 * @throws {StoreUnauthorized} and other failures of stores: then nothing is kept
 * @throws {z.ZodError} when the settings do not fit the connector
 */
export async function connectStore(
  app: App,
  wanted: StoreToConnect,
): Promise<{ store: StoreConnection; probe: StoreProbe }> {
  const { database, clock, random, fetch } = app;
  const schema: z.ZodType = connectors[wanted.kind].settings;
  const settings = schema.parse(wanted.settings);
  const probe = await openStore(wanted.kind, settings, {
    fetch,
    clock,
    random,
    version: readVersion(),
  }).probe();
  const store = await database.transaction(async (tx) => {
    const known = await findStoreOfChannel(app, tx, wanted);
    const kept = known
      ? await reconnect(app, tx, { known, settings })
      : await create(app, tx, { ...wanted, name: wanted.name ?? probe.url, settings });
    const now = clock.now();
    await resumeLane(tx, { accountId: wanted.accountId, lane: kept.id, now });
    const why = { ...wanted, force: true };
    const marks = [storeWork(why, 'storeWebhooks', kept.id), foreignOrdersWork(why, kept.id)];
    await mark(tx, marks, now);
    await app.audit.append(tx, auditLine(kept, { isNew: !known, url: probe.url }));
    return kept;
  });
  return { store, probe };
}

async function findStoreOfChannel(
  { vault }: App,
  tx: Tx,
  { accountId, channelId, kind }: StoreToConnect,
): Promise<StoreConnection | undefined> {
  const stores = await createStores(tx, vault).listByAccount(accountId);
  const known = stores.find((store) => store.channelId === channelId);
  if (known && known.kind !== kind) throw new ChannelTaken(channelId, known.kind);
  return known;
}

async function reconnect(
  { vault }: App,
  tx: Tx,
  { known, settings }: { known: StoreConnection; settings: unknown },
): Promise<StoreConnection> {
  const stores = createStores(tx, vault);
  await stores.saveSettings(known.id, settings);
  if (known.state === 'disconnected') await stores.saveState(known.id, 'live');
  return stores.get(known.id);
}

function create(
  { vault, random, clock }: App,
  tx: Tx,
  wanted: Omit<StoreToConnect, 'settings'> & { name: string; settings: unknown },
): Promise<StoreConnection> {
  const now = clock.now();
  return createStores(tx, vault).create({
    id: newStoreId(random),
    accountId: wanted.accountId,
    kind: wanted.kind,
    name: wanted.name,
    channelId: wanted.channelId,
    settings: wanted.settings,
    webhookSecret: Buffer.from(random.bytes(32)).toString('base64url'),
    goLiveAt: wanted.goLiveAt ?? now,
    createdAt: now,
  });
}

function auditLine(
  { id, accountId: chain, kind, name, channelId }: StoreConnection,
  { isNew, url }: { isNew: boolean; url: string },
): NewAuditLine {
  return {
    chain,
    actor: 'person:cli',
    action: isNew ? 'store.connect' : 'store.reconnect',
    subject: `store:${id}`,
    storeId: id,
    after: { kind, name, channelId, url },
    outcome: 'applied',
    correlation: `connect:${id}`,
  };
}
