import type { Tx } from '../database/tables.ts';
import type { MessageRef } from '../messages/message.ts';
import type { AccountId, WorkRow } from './work-row.ts';

/** Does the work of one kind: gather, decide, act, and hands back what to record. */
export interface WorkHandler {
  readonly kind: string;
  /** How many rows it takes together, at most. */
  readonly batchSize: number;
  /**
   * Works on these rows, all of this kind and one lane. It may run twice for the same row when the
   * process dies before the record, so every act sets or claims, and never adds.
   *
   * @returns one result for each row, in the same order
   * @throws {Failure} its kind decides (see `AFTER_FAILURE`); rows of a batch are then tried one by one
   */
  run(rows: readonly WorkRow[], context: DrainContext): Promise<readonly RowResult[]>;
}

/** Saves what was done; in the same transaction as the row's own change. */
type Save = (tx: Tx) => Promise<void>;

/**
 * What becomes of a row. A row that was marked while it was worked on is never lost: it runs once more,
 * whatever its result.
 */
export type RowResult =
  /** Nothing left: the row goes. Marking the same key inside `record` makes a new row. */
  | { readonly do: 'done'; readonly record?: Save }
  /** Look again at `untilMs` (epoch ms), or when a hint comes. Counts no attempt and holds no slot. */
  | {
      readonly do: 'wait';
      readonly untilMs: number;
      readonly cause?: MessageRef;
      readonly record?: Save;
    }
  /** One slice of a long walk is done and its cursor is in `record`; what is more urgent goes first. */
  | { readonly do: 'again'; readonly record?: Save }
  /** Stands in the pending list until a person, or changed facts, set it free. */
  | { readonly do: 'needs_person'; readonly cause: MessageRef; readonly record?: Save };

export interface DrainContext {
  readonly accountId: AccountId;
  /** Aborted when the account is no longer ours, or the program must end now. */
  readonly signal: AbortSignal;
  /** Epoch ms. */
  readonly now: () => number;
  /**
   * Saves a step in the middle, such as a key before its POST, if the account is still ours.
   *
   * @throws {LostOwnership} when it is not: act no more
   */
  readonly commit: (record: Save) => Promise<void>;
}
