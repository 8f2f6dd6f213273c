import { isConnectionLost, isMistake } from '../database/driver-errors.ts';
import type { FailureKind } from '../kernel/failure.ts';
import { Failure } from '../kernel/failure.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Lane, WorkRow } from './work-row.ts';

/** What the drain does with a row that failed. A new kind does not compile until it is answered here. */
export const AFTER_FAILURE = {
  transient: 'retry',
  unauthorized: 'pause_lane',
  rejected: 'park',
  conflict: 'park',
  defect: 'park',
} as const satisfies Record<FailureKind, 'retry' | 'pause_lane' | 'park'>;

export type AfterFailure =
  /** The other side asked for time: no attempt, and its whole lane keeps still for so long. */
  | { readonly do: 'wait'; readonly ms: number; readonly cause: MessageRef }
  | { readonly do: 'retry'; readonly cause: MessageRef }
  | { readonly do: 'pause_lane'; readonly cause: MessageRef }
  | { readonly do: 'park'; readonly cause: MessageRef; readonly isDefect: boolean };

/** Decides by the kind of failure; what is no `Failure` is a defect, unless the database threw it. */
export function afterFailure(error: unknown, row: WorkRow): AfterFailure {
  if (isDriverError(error)) return { do: 'retry', cause: message('work.databaseBusy', {}) };
  if (!(error instanceof Failure)) {
    const cause = message('general.defect', { detail: `${row.kind} ${row.key}` });
    return { do: 'park', cause, isDefect: true };
  }
  const cause = error.merchantMessage;
  const next = AFTER_FAILURE[error.kind];
  if (next === 'park') return { do: 'park', cause, isDefect: error.kind === 'defect' };
  if (next === 'retry' && error.retryAfterMs !== undefined)
    return { do: 'wait', ms: error.retryAfterMs, cause };
  return { do: next, cause };
}

/**
 * Whose failure it was. Rows of one lane may call the other side too: a store that refuses us must not
 * keep Bling still. `undefined` when that cannot be told.
 */
export function laneOfFailure(error: unknown, row: WorkRow): Lane | undefined {
  if (!(error instanceof Failure)) return undefined;
  // Only one class of calls waits: orders go on.
  if (error.code === 'bling.class_shed') return undefined;
  if (error.code.startsWith('bling.')) return 'bling';
  return row.lane === 'bling' ? undefined : row.lane;
}

/** Errors of database drivers carry a code; what comes from the network was made a `Failure` at its border. */
function isDriverError(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return false;
  if (isMistake(error)) return false;
  if (isConnectionLost(error)) return true;
  return error instanceof Error && 'code' in error && !(error instanceof Failure);
}
