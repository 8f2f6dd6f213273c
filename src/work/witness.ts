import type { Tx } from '../database/tables.ts';
import type { MessageRef } from '../messages/message.ts';
import type { WorkRow } from './work-row.ts';

/** A row, or a lane (kind `reconnect`), that stands still from now on until a person acts. */
export interface Parked {
  readonly row: Pick<WorkRow, 'accountId' | 'kind' | 'key' | 'lane' | 'correlation'>;
  readonly cause: MessageRef;
  /** `failed` is a defect of ours; else something is asked of a person. */
  readonly end: 'needs_person' | 'failed';
}

/** Is told what came to stand still, inside the transaction that makes it so; the same cause again is no news. */
export type Witness = (tx: Tx, parked: Parked) => Promise<void>;

/** The row was set free, ran and failed alike: a cause without a failed try was left by that. */
export function isOldNews(row: WorkRow, cause: MessageRef): boolean {
  if (row.state !== 'ready' || row.attempts > 0 || !row.cause) return false;
  return JSON.stringify(row.cause) === JSON.stringify(cause);
}
