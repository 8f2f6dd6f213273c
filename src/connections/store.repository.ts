import type { AccountId, ChannelId } from '../commerce/ids.ts';
import { StoreId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import type { Random } from '../kernel/random.ts';
import type { Vault } from '../vault/vault.ts';
import { StorePolicy } from './store-policy.ts';

/** A connected store, with its secrets opened: never to be logged or sent. */
export interface StoreConnection {
  readonly id: StoreId;
  readonly accountId: AccountId;
  /** Of a connector in `stores/registry.ts`. */
  readonly kind: string;
  readonly name: string;
  readonly channelId: ChannelId;
  readonly state: Tables['store']['state'];
  readonly policy: StorePolicy;
  /** Orders created before are not imported, epoch ms. */
  readonly goLiveAt: number;
  readonly createdAt: number;
  /** The connector's settings, opened: they hold secrets. Its own schema says what they are. */
  readonly settings: unknown;
  /** What signs this store's webhooks. */
  readonly webhookSecret: string;
  /** The settings, sealed: another text means that they were saved again. */
  readonly sealed: string;
}

export interface NewStore {
  readonly id: StoreId;
  readonly accountId: AccountId;
  readonly kind: string;
  readonly name: string;
  readonly channelId: ChannelId;
  readonly settings: unknown;
  readonly webhookSecret: string;
  readonly goLiveAt: number;
  readonly createdAt: number;
  /** What is not said has its default. */
  readonly policy?: Partial<StorePolicy> | undefined;
}

export function newStoreId(random: Random): StoreId {
  return StoreId.parse(`sto_${Buffer.from(random.bytes(8)).toString('hex')}`);
}

export function createStores(db: Db | Tx, vault: Vault) {
  const select = () => db.selectFrom('store').selectAll();
  const toStore = (row: Tables['store']) => rowToStore(row, vault);

  async function find(id: StoreId): Promise<StoreConnection | undefined> {
    const row = await select().where('id', '=', id).executeTakeFirst();
    return row && toStore(row);
  }

  return {
    find,

    /** @throws {RangeError} when there is no such store */
    async get(id: StoreId): Promise<StoreConnection> {
      const store = await find(id);
      if (!store) throw new RangeError(`there is no store ${id}`);
      return store;
    },

    /** Disconnected ones too, the oldest first. */
    async list(): Promise<StoreConnection[]> {
      const rows = await select().orderBy('created_at').orderBy('id').execute();
      return rows.map(toStore);
    },

    async listByAccount(accountId: AccountId): Promise<StoreConnection[]> {
      const rows = await select()
        .where('account_id', '=', accountId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toStore);
    },

    /** Those of stores that are not disconnected. */
    async idsOfAccount(accountId: AccountId): Promise<StoreId[]> {
      const rows = await db
        .selectFrom('store')
        .select('id')
        .where('account_id', '=', accountId)
        .where('state', '<>', 'disconnected')
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    /** @throws the database's own error when the account's channel has a store already */
    async create(store: NewStore): Promise<StoreConnection> {
      const row = newStoreToRow(store, vault);
      await db.insertInto('store').values(row).execute();
      return toStore(row);
    },

    async saveSettings(id: StoreId, settings: unknown): Promise<void> {
      await change(id, {
        settings_sealed: vault.seal(JSON.stringify(settings), settingsContext(id)),
      });
    },

    async saveWebhookSecret(id: StoreId, secret: string): Promise<void> {
      await change(id, { webhook_secret_sealed: vault.seal(secret, secretContext(id)) });
    },

    async savePolicy(id: StoreId, policy: StorePolicy): Promise<void> {
      await change(id, { policy: JSON.stringify(StorePolicy.parse(policy)) });
    },

    async saveState(id: StoreId, state: StoreConnection['state']): Promise<void> {
      await change(id, { state });
    },

    async saveNames(
      id: StoreId,
      { name, goLiveAt }: Pick<StoreConnection, 'name' | 'goLiveAt'>,
    ): Promise<void> {
      await change(id, { name, go_live_at: goLiveAt });
    },
  };

  async function change(id: StoreId, columns: Partial<Tables['store']>): Promise<void> {
    await db.updateTable('store').set(columns).where('id', '=', id).execute();
  }
}

function settingsContext(id: StoreId): string {
  return `store.settings ${id}`;
}

function secretContext(id: StoreId): string {
  return `store.webhook_secret ${id}`;
}

function newStoreToRow(store: NewStore, vault: Vault): Tables['store'] {
  const { id, settings, webhookSecret, policy = {} } = store;
  return {
    id,
    account_id: store.accountId,
    kind: store.kind,
    name: store.name,
    channel_id: store.channelId,
    settings_sealed: vault.seal(JSON.stringify(settings), settingsContext(id)),
    webhook_secret_sealed: vault.seal(webhookSecret, secretContext(id)),
    policy: JSON.stringify(StorePolicy.parse(policy)),
    state: 'live',
    go_live_at: store.goLiveAt,
    created_at: store.createdAt,
  };
}

function rowToStore(row: Tables['store'], vault: Vault): StoreConnection {
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    name: row.name,
    channelId: row.channel_id,
    state: row.state,
    policy: StorePolicy.parse(JSON.parse(row.policy)),
    goLiveAt: row.go_live_at,
    createdAt: row.created_at,
    settings: JSON.parse(vault.open(row.settings_sealed, settingsContext(row.id))),
    webhookSecret: vault.open(row.webhook_secret_sealed, secretContext(row.id)),
    sealed: row.settings_sealed,
  };
}
