import type {
  AccountId,
  ErpContactId,
  ErpOrderId,
  ErpProductId,
  ErpStatusId,
  StoreId,
  StoreItemId,
  StoreOrderId,
} from '../../commerce/ids.ts';

/** Where the import of an order stands. Each step is saved before the next begins. */
export type OrderStep =
  /** Seen in the store; nothing done. */
  | 'seen'
  /** Not to be imported, with its reason. */
  | 'skipped'
  /** In the ERP. */
  | 'imported'
  /** Was deleted in the ERP: never created again. */
  | 'tombstone';

export interface OrderTables {
  /** The store's orders as last read. Personal data only inside the sealed facts. */
  store_order: {
    store_id: StoreId;
    id: StoreOrderId;
    number: string;
    status: string;
    stage: string;
    created_at: number;
    modified_at: number;
    total_cents: number;
    /** Sealed JSON of `StoreOrder`. */
    facts_sealed: string;
    /** Fingerprint of the facts: an unchanged order marks no work. */
    facts_print: string;
    read_at: number;
  };
  store_order_line: {
    store_id: StoreId;
    order_id: StoreOrderId;
    line_id: string;
    item_id: StoreItemId | null;
    /** Known once the item is linked. */
    product_id: ErpProductId | null;
    sku: string;
    quantity: number;
    reduced_units: number;
    /** Units that the ERP was told at the import; null before. */
    imported_units: number | null;
  };
  order_sync: {
    store_id: StoreId;
    order_id: StoreOrderId;
    step: OrderStep;
    /** Ours, saved before the first POST; found again in the ERP's internal notes. */
    token: string;
    erp_order_id: ErpOrderId | null;
    /** When the ERP's 201 came. */
    imported_at: number | null;
    erp_status_id: ErpStatusId | null;
    erp_status_seen_at: number | null;
    /** When the ERP took the goods off its shelf for this order, as far as proven; undone by a cancellation. */
    posted_at: number | null;
    /** Fingerprint of what was sent, to notice edits after import. */
    sent_print: string | null;
    /** The store status that both sides last agreed on: a change away from it is news of the store. */
    agreed_status: string | null;
    /** JSON of a message: why skipped. */
    reason: string | null;
  };
  /** Contacts of the ERP by document; the document itself is only here as a keyed digest. */
  customer_contact: {
    account_id: AccountId;
    document_digest: string;
    contact_id: ErpContactId;
    /** Keyed fingerprint of name and address as last written. */
    contact_print: string;
    saved_at: number;
  };
}
