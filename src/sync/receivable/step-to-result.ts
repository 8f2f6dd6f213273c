import { exhaustive } from '../../kernel/exhaustive.ts';
import { message } from '../../messages/message.ts';
import type { RowResult } from '../../work/handler.ts';
import type { Step } from './posting-work.ts';

/**
 * What a step leaves to its row of work.
 *
 * @throws {Failure} what was provably not done
 */
export function toResult(step: Step): RowResult | 'go_on' {
  switch (step.outcome) {
    case 'applied':
      return 'go_on';
    case 'unsettled':
      return { do: 'wait', untilMs: step.lookAgainAt, cause: message('receivable.settling', {}) };
    case 'doubtful':
      return { do: 'needs_person', cause: step.cause };
    case 'refused':
      throw step.failure;
    default:
      return exhaustive(step);
  }
}
