import type { Audit } from '../audit/audit.ts';
import type { BlingAccount } from '../bling/bling.ts';
import type { AccountId, ChannelId, StoreId } from '../commerce/ids.ts';
import type { AccountPolicy } from '../connections/account-policy.ts';
import type { StorePolicy } from '../connections/store-policy.ts';
import type { Database } from '../database/open-database.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Random } from '../kernel/random.ts';
import type { Store } from '../stores/connector.ts';
import type { Vault } from '../vault/vault.ts';
import type { KnownDoubts } from './known-doubts.ts';
import type { OrdersRead } from './orders-read.ts';
import type { RecentOrders } from './recent-orders.ts';

/** A store as the flows see it. */
export interface SyncStore {
  readonly id: StoreId;
  readonly name: string;
  readonly store: Store;
  readonly channelId: ChannelId;
  readonly policy: StorePolicy;
  /** Orders created before are not imported, epoch ms. */
  readonly goLiveAt: number;
  /** A paused store keeps its work until it is live again. */
  readonly live: boolean;
}

/** One Bling account with its stores: what one drain works on. */
export interface SyncAccount {
  readonly id: AccountId;
  readonly bling: BlingAccount;
  readonly policy: AccountPolicy;
  readonly stores: readonly SyncStore[];
}

/** What flows may use. Handlers are made once an account and live as long as its drain. */
export interface SyncIo {
  readonly accountId: AccountId;
  readonly database: Database;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Of this owner of the account. */
  readonly doubts: KnownDoubts;
  /** Of this owner of the account. */
  readonly recentOrders: RecentOrders;
  /** Of this owner of the account. */
  readonly ordersRead: OrdersRead;
  /** The account as it is configured now; cheap to call. */
  account(): Promise<SyncAccount>;
}

/** `undefined` when the account has no such store (any more): work may be older than a disconnection. */
export function findStore(account: SyncAccount, storeId: string): SyncStore | undefined {
  return account.stores.find((store) => store.id === storeId);
}

/** @throws {RangeError} when the account has no such store */
export function storeOf(account: SyncAccount, storeId: string): SyncStore {
  const found = findStore(account, storeId);
  if (!found) throw new RangeError(`account ${account.id} has no store ${storeId}`);
  return found;
}
