import type {
  ErpContactId,
  ErpOrderId,
  LedgerAccountId,
  PaymentMethodId,
  ReceivableId,
  SettlementId,
} from '../commerce/ids.ts';
import type { Cents } from '../kernel/cents.ts';

/** Guide 5.10: 1 open, 2 received, 3 partial, 4 and 6 returned, 5 cancelled, 7 confirmed. */
export type ReceivableState =
  | 'open'
  | 'received'
  | 'partial'
  | 'returned'
  | 'cancelled'
  | 'confirmed'
  | 'unknown';

/** Money came in for it, by whoever's settlement. */
export function moneyCame({ state }: Pick<ErpReceivableRow, 'state'>): boolean {
  return state === 'received' || state === 'partial' || state === 'confirmed';
}

export interface ErpReceivableRow {
  readonly id: ReceivableId;
  readonly state: ReceivableState;
  /** Epoch ms, start of the day in São Paulo. */
  readonly dueAt: number | undefined;
  readonly issuedAt: number | undefined;
  readonly amountCents: Cents;
  readonly contactId: ErpContactId | undefined;
  readonly paymentMethodId: PaymentMethodId | undefined;
  /** The order whose instalment it is; `undefined` when it comes from elsewhere. */
  readonly orderId: ErpOrderId | undefined;
  /** The id of what else it comes from, such as an invoice; which of them is not told by a word that we know. */
  readonly otherOriginId: string | undefined;
}

/** A receivable in full. */
export interface ErpReceivable extends ErpReceivableRow {
  /** What is still to come. */
  readonly balanceCents: Cents;
  readonly settlementIds: readonly SettlementId[];
}

/** A settlement to be made. The amount is gross: fees of the acquirer included. */
export interface NewSettlement {
  /** Epoch ms; its day in São Paulo. */
  readonly receivedAt: number;
  readonly ledgerAccountId: LedgerAccountId;
  readonly categoryId?: string | undefined;
  readonly amountCents: Cents;
  readonly note: string;
}

/** `GET /contas-contabeis`: where money lies. */
export interface ErpLedgerAccount {
  readonly id: LedgerAccountId;
  readonly name: string;
}
