import type { AccountId, StoreId } from '../../commerce/ids.ts';

export interface WriteTables {
  /** Creations whose outcome is not recorded yet: saved before the send, gone with the record of what came of it. */
  write_intent: {
    /** The account whose ERP is written to, or the store that the flow works for. */
    scope: AccountId | StoreId;
    /** `order:<id>`, `contact:<digest of the document>`, `item:<product id>`, `balance:<product id>`. */
    intent_key: string;
    /** `sending`: nobody said what came of it. `unknown`: we gave up waiting. */
    state: 'sending' | 'unknown';
    sent_at: number;
    /** From when on a look that finds nothing proves that nothing was made. Null while `sending`. */
    settles_at: number | null;
    /** What the thing is found by on the other side, as it was sent; the flow's own words. */
    find_by: string | null;
  };
}
