import type { StepName } from '../../messages/change-step-words.ts';
import { CANCELLED } from '../status-values.ts';
import type { ChangeFacts } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import { isPosted, isSettled } from './take-back.ts';

/**
 * Which steps of a plan are done, by what was saved and by what the facts show: a step may have taken effect just
 * before the process died, or by a person's hand.
 */
export function stepsDone(
  steps: readonly ChangeStep[],
  saved: number,
  facts: ChangeFacts,
): readonly ChangeStep[] {
  const rest = steps.slice(saved);
  const open = rest.findIndex(({ step }) => !showsDone(step, facts));
  return steps.slice(0, open === -1 ? steps.length : saved + open);
}

const SHOWS: Partial<Record<StepName, (facts: ChangeFacts) => boolean>> = {
  remove_settlement: (facts) => !isSettled(facts),
  undo_settlement: (facts) => !isSettled(facts),
  reverse_accounts: (facts) => !isPosted(facts),
  reverse_accounts_there: (facts) => !isPosted(facts),
  delete_pending_note: ({ fiscal }) => fiscal.state !== 'pending',
  delete_note_there: ({ fiscal }) => fiscal.state !== 'pending',
  remove_rejected_note: ({ fiscal }) => fiscal.state !== 'rejected',
  cancel_note: ({ fiscal }) => fiscal.state !== 'authorised',
  reverse_stock: ({ stock }) => stock.state !== 'posted',
  reverse_stock_there: ({ stock }) => stock.state !== 'posted',
  replace_order: ({ differs }) => !differs,
  set_status: ({ kind, erpStatusValue }) => (kind === 'revived') !== (erpStatusValue === CANCELLED),
  post_accounts: isPosted,
  post_accounts_there: isPosted,
  post_stock: ({ stock }) => stock.state === 'posted',
};

function showsDone(step: StepName, facts: ChangeFacts): boolean {
  return SHOWS[step]?.(facts) ?? false;
}
