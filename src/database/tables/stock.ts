import type { AccountId, ErpProductId, StoreId } from '../../commerce/ids.ts';

export interface StockTables {
  /** Dated observation of a balance; the newest wins. */
  erp_stock: {
    account_id: AccountId;
    product_id: ErpProductId;
    /** Exact decimals. */
    physical: string;
    virtual: string;
    /** JSON of the warehouses' balances. */
    warehouses: string;
    /** When the read began, or the event's own date. */
    observed_at: number;
    source: 'read' | 'event';
  };
  /** How long each store may sell what a write of ours then overwrites. */
  write_window: {
    store_id: StoreId;
    /** JSON of the windows of the last hours, counted by length. */
    histogram: string;
  };
  /** What the last comparison read of all balances, as the account's policy counts them. Decides nothing but what to look at. */
  listed_balance: {
    account_id: AccountId;
    product_id: ErpProductId;
    /** Exact decimal. */
    balance: string;
    read_began_at: number;
  };
}
