import type { ErpStatusId } from '../../commerce/ids.ts';

/** What happened to an order after its import. */
export const CHANGE_KINDS = [
  /** Its lines, fees or freight differ. */
  'edited',
  /** Money went back for no piece. */
  'refunded_money',
  /** Pieces and their money went back. */
  'refunded_lines',
  /** Pieces went back and others came. */
  'exchanged',
  /** All of its money went back. */
  'refunded_whole',
  /** Cancelled or failed in the store. */
  'cancelled',
  'trashed',
  /** The store no longer has it. */
  'deleted',
  /** Alive in the store after both sides had it cancelled. */
  'revived',
  /** A person cancelled it in the ERP, and the store goes on with it. */
  'erp_cancelled',
  'erp_deleted',
  /** A person changed it in the ERP; the store's is as it was. */
  'erp_edited',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What becomes of the order: it goes on with other content, it is over, it lives again, or the ERP did it. */
export type ChangeNature = 'rewrite' | 'ending' | 'revival' | 'erp_ended';

export const NATURE_OF: Readonly<Record<ChangeKind, ChangeNature>> = {
  edited: 'rewrite',
  refunded_money: 'rewrite',
  refunded_lines: 'rewrite',
  exchanged: 'rewrite',
  erp_edited: 'rewrite',
  refunded_whole: 'ending',
  cancelled: 'ending',
  trashed: 'ending',
  deleted: 'ending',
  revived: 'revival',
  erp_cancelled: 'erp_ended',
  erp_deleted: 'erp_ended',
};

/** Where the note of the order stands, as far as a change must know. */
export type FiscalState =
  | { readonly state: 'none' | 'processing' | 'rejected' | 'cancelled' | 'denied' }
  /** Not sent yet; `isOurs`: our flow made it, and will make it anew. */
  | { readonly state: 'pending'; readonly isOurs: boolean }
  /** `cancelBy`: the last instant at which a person may cancel it, epoch ms; `undefined`: it is over. */
  | { readonly state: 'authorised'; readonly cancelBy: number | undefined };

export interface ReceivablesFacts {
  /** `reversed`: were there and were taken back by us. `part` and `whole`: settled so far. */
  readonly state: 'none' | 'reversed' | 'open' | 'part' | 'whole';
  /** Who posts them. `nobody`: none that we know of; a person may have. */
  readonly owner: 'nobody' | 'status' | 'sync' | 'invoice';
  /** Whether all settlements are ours. */
  readonly settledByUs: boolean;
}

export interface StockFacts {
  readonly state: 'reserved' | 'posted';
  readonly owner: 'nobody' | 'status' | 'sync' | 'invoice';
}

/** What an earlier change took back and had no time to do again. */
export type Owed = 'accounts' | 'stock' | 'settlement' | 'note';

/** All that a plan depends on. */
export interface ChangeFacts {
  readonly kind: ChangeKind;
  /** Whether pieces fall, or come, against what the ERP has. */
  readonly removes: boolean;
  readonly adds: boolean;
  /** Whether the ERP has other lines or another total than the store's order net of refunds. */
  readonly differs: boolean;
  /** Whether a person changed the order in the ERP since we wrote it last. */
  readonly erpEdited: boolean;
  readonly fiscal: FiscalState;
  readonly receivables: ReceivablesFacts;
  readonly stock: StockFacts;
  readonly owed: readonly Owed[];
  /** Normalised status of the ERP (1 fulfilled, 2 cancelled). */
  readonly erpStatusValue: number | undefined;
  /** What the order should have in the ERP once it is over, or alive again. */
  readonly wantedStatus: ErpStatusId | undefined;
  /** What the ERP's own transition to that status takes back by itself. */
  readonly transitionReverses: { readonly stock: boolean; readonly accounts: boolean };
  /** The parcel is on its way or there, or the ERP says fulfilled. */
  readonly goodsLeft: boolean;
  /** The buyer paid, and the store has not paid all of it back. */
  readonly buyerPaid: boolean;
  /** Both sides had agreed on a cancellation. */
  readonly agreedCancelled: boolean;
  /** Money is left to receive. */
  readonly worth: boolean;
}
