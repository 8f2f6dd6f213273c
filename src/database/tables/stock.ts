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
    /** When the read began, or the event came, on our clock. */
    observed_at: number;
    source: 'read' | 'event';
  };
  /** How long each store may sell what a write of ours then overwrites. */
  write_window: {
    store_id: StoreId;
    /** JSON of the windows of the last hours, counted by length. */
    histogram: string;
  };
  /** What proves how old a balance is. */
  erp_stock_proof: {
    account_id: AccountId;
    product_id: ErpProductId;
    /** When the newest read began that the balance is not older than, on our clock. */
    read_began_at: number | null;
    /** Between these instants of the ERP's clock that read was answered. */
    read_earliest: number | null;
    read_latest: number | null;
    /** The newest event that is in the balance or spoke against it. */
    event_id: string | null;
    /** Its own date, of the ERP's clock. */
    event_date: number | null;
    /** 1 when events tell things that do not fit together: only a read helps. */
    doubtful: number;
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
