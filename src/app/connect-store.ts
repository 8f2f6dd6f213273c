import type { z } from 'zod';

import type { AccountId, ChannelId } from '../commerce/ids.ts';
import type { StoreConnection } from '../connections/store.repository.ts';
import { createStores, newStoreId } from '../connections/store.repository.ts';
import type { StoreProbe } from '../stores/connector.ts';
import { connectors, openStore, type StoreKind } from '../stores/registry.ts';
import { storeWork } from '../sync/work-kinds.ts';
import { mark } from '../work/mark.repository.ts';
import type { App } from './open-app.ts';
import { readVersion } from './version.ts';

export interface StoreToConnect {
  readonly accountId: AccountId;
  readonly kind: StoreKind;
  readonly name: string;
  readonly channelId: ChannelId;
  /** Of the connector's own shape. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Orders created before are not imported; now when absent. */
  readonly goLiveAt?: number;
}

/**
 * Connects a store once it has answered, and lets its webhooks be made.
 *
 * @throws {StoreUnauthorized} and other failures of stores: then nothing is kept
 * @throws {z.ZodError} when the settings do not fit the connector
 */
export async function connectStore(
  app: App,
  wanted: StoreToConnect,
): Promise<{ store: StoreConnection; probe: StoreProbe }> {
  const { database, vault, clock, random, fetch } = app;
  const schema: z.ZodType = connectors[wanted.kind].settings;
  const settings = schema.parse(wanted.settings);
  const probe = await openStore(wanted.kind, settings, {
    fetch,
    clock,
    random,
    version: readVersion(),
  }).probe();
  const now = clock.now();
  const store = await database.transaction(async (tx) => {
    const created = await createStores(tx, vault).create({
      id: newStoreId(random),
      accountId: wanted.accountId,
      kind: wanted.kind,
      name: wanted.name,
      channelId: wanted.channelId,
      settings,
      webhookSecret: Buffer.from(random.bytes(32)).toString('base64url'),
      goLiveAt: wanted.goLiveAt ?? now,
      createdAt: now,
    });
    const why = { accountId: wanted.accountId };
    await mark(tx, [storeWork(why, 'storeWebhooks', created.id)], now);
    await app.audit.append(tx, {
      chain: wanted.accountId,
      actor: 'person:cli',
      action: 'store.connect',
      subject: `store:${created.id}`,
      storeId: created.id,
      after: { kind: wanted.kind, name: wanted.name, channelId: wanted.channelId, url: probe.url },
      outcome: 'applied',
      correlation: `connect:${created.id}`,
    });
    return created;
  });
  return { store, probe };
}
