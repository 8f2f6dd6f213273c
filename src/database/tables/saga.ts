import type {
  AccountId,
  ErpContactId,
  InvoiceId,
  ReceivableId,
  SettlementId,
  StoreId,
  StoreOrderId,
} from '../../commerce/ids.ts';
import type { InvoiceModel } from '../../commerce/invoice.ts';
import type { ShipmentStage } from '../../commerce/shipment.ts';

/** Where the invoice of an order stands. Each step is saved before the next begins. */
export type InvoiceStep =
  /** Wanted by policy or person; nothing made. */
  | 'wanted'
  /** A pending note is in the ERP; it was checked or is to be. */
  | 'generated'
  /** Sent to the tax authority; its answer is awaited. */
  | 'sent'
  | 'authorised'
  /** Refused by the authority; a person or a corrected fact lets it be sent again. */
  | 'rejected'
  /** The end of this note without authorisation: denied or blocked. */
  | 'dead'
  | 'cancelled';

/** Where the receivables of an order stand. */
export type ReceivableStep =
  /** The order is in the ERP; nothing was posted nor looked for. */
  | 'expected'
  /** Another owner should have posted them by now; we have looked and they are not there yet. */
  | 'awaited'
  /** In the ERP, as our rows tell. */
  | 'posted'
  /** Nothing to receive by receivables: total 0, or a method that keeps none. */
  | 'none_expected'
  /** Were there and were taken back. */
  | 'reversed';

export type ChangeState =
  /** A person must say yes. */
  | 'proposed'
  /** Being carried out, step by step. */
  | 'running'
  | 'applied'
  /** Overtaken by a newer change, or refused by a person. */
  | 'dropped';

/** What happens to an order after its import; one row each a store order, so that every step survives a crash. */
export interface SagaTables {
  order_invoice: {
    store_id: StoreId;
    order_id: StoreOrderId;
    step: InvoiceStep;
    model: InvoiceModel;
    wanted_by: 'policy' | 'person';
    wanted_at: number;
    /** While nothing is made: the note that came before, and is not to be taken for the new one. */
    invoice_id: InvoiceId | null;
    number: string | null;
    series: string | null;
    access_key: string | null;
    total_cents: number | null;
    xml_url: string | null;
    danfe_url: string | null;
    /** How often it went to the authority. */
    sends: number;
    sent_at: number | null;
    /** Keyed fingerprint of the note as it was sent last: what differs in nothing is not sent again. */
    sent_print: string | null;
    /** The earliest moment at which it may have been authorised. */
    authorised_at: number | null;
    /** The authority's code, such as 234; null when it told none. */
    rejection_code: string | null;
    /** Its words, without personal data. */
    rejection_text: string | null;
    /** How often we looked since it was sent: the waits grow by it. */
    looks: number;
    looked_at: number | null;
    /** When an event told that something became of it; null once that was looked at. */
    news_at: number | null;
    /** A total above the order's that a person said is right, as with taxes that no call tells. */
    accepted_cents: number | null;
    /** Fingerprint of what the store's order was told. */
    store_print: string | null;
  };
  /** Copies of issued notes; they hold personal data, hence sealed. */
  invoice_document: {
    store_id: StoreId;
    order_id: StoreOrderId;
    invoice_id: InvoiceId;
    format: 'xml' | 'pdf';
    /** Sealed base64. */
    content_sealed: string;
    saved_at: number;
  };
  order_receivables: {
    store_id: StoreId;
    order_id: StoreOrderId;
    step: ReceivableStep;
    contact_id: ErpContactId | null;
    posted_by: 'sync' | 'status' | 'invoice';
    /** While they are awaited: since when they should have been there. */
    posted_at: number | null;
    /** What all of them add up to. */
    total_cents: number;
    read_at: number | null;
  };
  receivable: {
    store_id: StoreId;
    order_id: StoreOrderId;
    receivable_id: ReceivableId;
    due_at: number | null;
    amount_cents: number;
    state: string;
    settlement_id: SettlementId | null;
    settled_at: number | null;
  };
  /** What the first order of an account has shown of the one owner of a posting. */
  posting_proof: {
    account_id: AccountId;
    posting: 'receivables' | 'stock';
    /** Of the policy at that time: under another owner it must be shown anew. */
    owner: 'status' | 'sync' | 'invoice';
    /**
     * `proving`: posted once, and looked at again when the order has come to its end. `conflict`: somebody else
     * posts too; nothing is posted until a person has seen to it.
     */
    state: 'proving' | 'proven' | 'conflict';
    store_id: StoreId;
    /** The order that has shown it. */
    order_id: StoreOrderId;
    /** JSON: what lay on the shelf before a first posting of stock. */
    shelf_before: string | null;
    proved_at: number;
  };
  order_shipment: {
    store_id: StoreId;
    order_id: StoreOrderId;
    stage: ShipmentStage;
    /** JSON of a list of texts. */
    tracking_codes: string;
    tracking_url: string;
    carrier: string;
    looked_at: number;
    /** Fingerprint of what the store's order was told. */
    store_print: string | null;
  };
  /** A change of an imported order and what it needs in the ERP. */
  order_change: {
    store_id: StoreId;
    order_id: StoreOrderId;
    change_id: string;
    kind: string;
    state: ChangeState;
    /** JSON of the plan: its steps and why; no personal data. */
    plan: string;
    /** Of the facts that the plan was made from: another world needs another plan. */
    facts_print: string;
    /** Steps of the plan that are done. */
    steps_done: number;
    proposed_at: number;
    decided_by: string | null;
    ended_at: number | null;
  };
  /** What we wrote last of an order into the ERP. */
  order_copy: {
    store_id: StoreId;
    order_id: StoreOrderId;
    total_cents: number;
    /** JSON: product, quantity and unit price of each line; no personal data. */
    lines: string;
    written_at: number;
  };
  /** What the ERP says of an order of ours, as its list or an event told last. */
  erp_order_facts: {
    store_id: StoreId;
    order_id: StoreOrderId;
    erp_number: string;
    total_cents: number;
    contact_id: ErpContactId | null;
    seen_at: number;
  };
  /** The money equation of an order as last checked. */
  order_money: {
    store_id: StoreId;
    order_id: StoreOrderId;
    /** JSON: name of each term and its cents. */
    terms: string;
    /** What no term explains; 0: it closes. */
    unnamed_cents: number;
    /** Between which two it does not close; null when it closes. */
    place: string | null;
    checked_at: number;
  };
}
