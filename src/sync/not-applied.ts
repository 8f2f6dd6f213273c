import { exhaustive } from '../kernel/exhaustive.ts';
import type { MessageRef } from '../messages/message.ts';
import type { RowResult } from '../work/handler.ts';
import type { Written } from './write-once.ts';

/** A write that did not simply go through. */
export type Unapplied = Exclude<Written<unknown>, { outcome: 'applied' }>;

/**
 * What becomes of its row of work; `settling` says for what it waits while nobody knows the outcome.
 *
 * @throws {Failure} a refusal of the other side
 */
export function notApplied(written: Unapplied, settling: MessageRef): RowResult {
  switch (written.outcome) {
    case 'unsettled':
      return { do: 'wait', untilMs: written.lookAgainAt, cause: settling };
    case 'doubtful':
      return { do: 'needs_person', cause: written.cause };
    case 'refused':
      throw written.failure;
    default:
      return exhaustive(written);
  }
}
