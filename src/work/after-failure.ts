import type { FailureKind } from '../kernel/failure.ts';
import { Failure } from '../kernel/failure.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { WorkRow } from './work-row.ts';

/** What the drain does with a row that failed. A new kind does not compile until it is answered here. */
export const AFTER_FAILURE = {
  transient: 'retry',
  unauthorized: 'pause_lane',
  rejected: 'park',
  conflict: 'park',
  defect: 'park',
} as const satisfies Record<FailureKind, 'retry' | 'pause_lane' | 'park'>;

export type AfterFailure =
  /** The other side asked for time: no attempt. The whole lane keeps still for so long. */
  | { readonly do: 'wait'; readonly ms: number; readonly cause: MessageRef }
  | { readonly do: 'retry'; readonly cause: MessageRef }
  | { readonly do: 'pause_lane'; readonly cause: MessageRef }
  | { readonly do: 'park'; readonly cause: MessageRef; readonly isDefect: boolean };

/** Decides by the kind of failure; what is no `Failure` is a defect. */
export function afterFailure(error: unknown, row: WorkRow): AfterFailure {
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
