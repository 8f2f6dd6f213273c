import type { AccountId, StoreId } from '../commerce/ids.ts';
import type { Tables } from '../database/tables.ts';
import type { MessageRef } from '../messages/message.ts';

/** One chain for each account, and one for what belongs to none. */
export type ChainName = AccountId | 'system';

export type AuditOutcome = Tables['audit_line']['outcome'];

/** One effect, skip or error. What is personal goes into `personal` alone, never into the other parts. */
export interface NewAuditLine {
  readonly chain: ChainName;
  /** Who: `sync`, `person:<name>`, `erp`, `store`. */
  readonly actor: string;
  /** What: `stock.set`, `order.create`, `product.skip` ... */
  readonly action: string;
  /** Of what: `product:123`, `order:40` ... */
  readonly subject: string;
  readonly storeId?: StoreId | undefined;
  /** Any JSON. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** Why. */
  readonly reason?: MessageRef | undefined;
  readonly outcome: AuditOutcome;
  /** What caused it, such as the id of an event. */
  readonly correlation: string;
  readonly personal?: PersonalPart | undefined;
}

/** Personal data of a line: apart, under the customer's own key, so that it can be erased. */
export interface PersonalPart {
  /** Ours for this customer, such as a digest of the document. */
  readonly personId: string;
  /** Any JSON. */
  readonly data: unknown;
}

/** As it lies in the table. */
export type AuditRow = Tables['audit_line'];
export type AuditHead = Tables['audit_head'];
