import type { Tables } from '../database/tables.ts';
import type { MessageRef } from '../messages/message.ts';
import { parseMessage } from '../messages/message.ts';
import type { WorkPriority } from './priority.ts';

export type AccountId = Tables['pending_work']['account_id'];
/** The remote whose pace and health a row depends on. */
export type Lane = Tables['pending_work']['lane'];
export type WorkState = Tables['pending_work']['state'];

/** "Look at this, not before then." All else lies in the tables of the flow. */
export interface NewWork {
  readonly accountId: AccountId;
  /** Which handler; `stock`, `order` ... At most 40 characters. */
  readonly kind: string;
  /** What to look at; two marks of one key are one row. At most 190 characters. */
  readonly key: string;
  readonly lane: Lane;
  readonly priority: WorkPriority;
  /** Epoch ms; at once when absent. */
  readonly dueAt?: number;
  /** What caused it, such as the id of an event; goes into the audit lines. */
  readonly correlation?: string;
  /**
   * Facts have changed, or a person asked: attempts, backoff and "needs a person" are forgotten.
   * A mere hint leaves them as they are.
   */
  readonly force?: boolean;
  /**
   * What must not stand still for ever, such as a poll: a row that needs a person is tried again at this
   * mark's date. A backoff stays as it is.
   */
  readonly retryParked?: boolean;
}

/** A row as read. */
export interface WorkRow {
  readonly accountId: AccountId;
  readonly kind: string;
  readonly key: string;
  readonly lane: Lane;
  readonly priority: number;
  /** Never the same again: a row that was marked meanwhile has another. */
  readonly version: number;
  readonly dueAt: number;
  readonly state: WorkState;
  /** Failed tries in a row; above 0 the row is in backoff. */
  readonly attempts: number;
  readonly cause: MessageRef | undefined;
  readonly correlation: string | undefined;
  /** When it was first marked and not yet done, epoch ms. */
  readonly markedAt: number;
}

/** What tells rows of one account apart. */
export function rowId({ kind, key }: Pick<WorkRow, 'kind' | 'key'>): string {
  return `${kind}\n${key}`;
}

export function toWorkRow(row: Tables['pending_work']): WorkRow {
  return {
    accountId: row.account_id,
    kind: row.kind,
    key: row.item_key,
    lane: row.lane,
    priority: row.priority,
    version: row.version,
    dueAt: row.due_at,
    state: row.state,
    attempts: row.attempts,
    cause: row.cause === null ? undefined : parseMessage(row.cause),
    correlation: row.correlation ?? undefined,
    markedAt: row.marked_at,
  };
}
