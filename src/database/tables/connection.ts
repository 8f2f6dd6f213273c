import type { AccountId, ChannelId, StoreId } from '../../commerce/ids.ts';

export interface ConnectionTables {
  account: {
    id: AccountId;
    name: string;
    /** Bling's company id; routes webhooks. */
    company_id: string;
    state: 'connected' | 'disconnected';
    /** JSON of `AccountPolicy`: warehouses, reserving statuses and so on. */
    policy: string;
    created_at: number;
  };
  account_token: {
    account_id: AccountId;
    /** Sealed JSON of the token pair. */
    sealed: string;
    expires_at: number;
    refresh_expires_at: number;
    /** Grows by one at each save; a refresh that lost a race saves nothing. */
    version: number;
  };
  store: {
    id: StoreId;
    account_id: AccountId;
    kind: string;
    name: string;
    /** The account's sales channel that this store sells in; unique. */
    channel_id: ChannelId;
    /** Sealed JSON of the connector's settings. */
    settings_sealed: string;
    webhook_secret_sealed: string;
    /** JSON of `StorePolicy`. */
    policy: string;
    state: 'live' | 'paused' | 'disconnected';
    /** Orders created before are not imported. */
    go_live_at: number;
    created_at: number;
  };
  /** Words of the store and what they are in the ERP, or the other way round, as confirmed by a person. */
  mapping: {
    store_id: StoreId;
    kind: 'status_to_erp' | 'status_to_store' | 'payment' | 'carrier';
    source: string;
    target: string;
  };
  /** Calls spent by us, by day of Sao Paulo (`YYYY-MM-DD`). */
  call_budget: { account_id: AccountId; day: string; spent: number };
  /** How far something was read: `owner` is an account or a store. */
  cursor: { owner: string; name: string; value: string; updated_at: number };
}
