import { exhaustive } from '../../kernel/exhaustive.ts';
import { message } from '../../messages/message.ts';
import type { RowResult } from '../../work/handler.ts';
import type { Written } from '../write-once.ts';

/** What becomes of the row when a write did not simply go through. @throws {Failure} a refusal of the other side */
export function notApplied(written: Exclude<Written<unknown>, { outcome: 'applied' }>): RowResult {
  switch (written.outcome) {
    case 'unsettled': {
      const cause = message('invoice.settling', {});
      return { do: 'wait', untilMs: written.lookAgainAt, cause };
    }
    case 'doubtful':
      return { do: 'needs_person', cause: written.cause };
    case 'refused':
      throw written.failure;
    default:
      return exhaustive(written);
  }
}
