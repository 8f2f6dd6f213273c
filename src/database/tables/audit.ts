import type { AccountId } from '../../commerce/ids.ts';

export interface AuditTables {
  /** Append only; one chain an account, and `system`. */
  audit_line: {
    chain: string;
    seq: number;
    at: number;
    /** Who: `sync`, `person:<name>`, `erp`, `store`. */
    actor: string;
    /** What: `stock.set`, `order.create`, `product.skip` ... */
    action: string;
    /** Of what: `product:123`, `order:40` ... */
    subject: string;
    store_id: string | null;
    /** JSON or null. */
    before: string | null;
    after: string | null;
    /** JSON of a message. */
    reason: string | null;
    outcome: 'applied' | 'not_applied' | 'unknown' | 'skipped' | 'failed';
    correlation: string;
    person_id: string | null;
    /** Digest of the personal part, which lies apart and can be erased. */
    personal_digest: string | null;
    /** Keyed digest over this line and the one before. */
    digest: string;
  };
  audit_head: { chain: string; seq: number; digest: string };
  audit_personal: { chain: string; seq: number; person_id: string; sealed: string };
  /** A customer's own key, sealed; erasing it makes the personal parts unreadable for good. */
  person: { id: string; account_id: AccountId; key_sealed: string | null; created_at: number };
}
