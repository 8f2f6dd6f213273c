import { toSaoPauloDateTime } from '../../kernel/sao-paulo-time.ts';
import { encodeSteps } from '../../messages/change-words.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { FULFILLED } from '../status-values.ts';
import type { ChangeKind } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import type { SeenChange } from './change-work.ts';

type Say = (args: { number: string; steps: string }) => MessageRef;

const CAUSES: Readonly<Record<ChangeKind, Say>> = {
  edited: (args) => message('order.editedAfterImport', args),
  refunded_money: (args) => message('order.refundedAfterImport', args),
  refunded_lines: (args) => message('order.refundedAfterImport', args),
  exchanged: (args) => message('change.exchanged', args),
  refunded_whole: (args) => message('change.refundedWhole', args),
  cancelled: (args) => message('change.cancelled', args),
  trashed: (args) => message('order.trashedAfterImport', args),
  deleted: (args) => message('change.deletedInStore', args),
  revived: (args) => message('order.paidAfterCancel', args),
  erp_cancelled: (args) => message('change.editedButCancelled', args),
  erp_deleted: (args) => message('change.editedButCancelled', args),
  erp_edited: (args) => message('change.editedInErp', args),
};

/** What happened and what it needs, as it stands in the list of things to do. */
export function changeCause(
  { order, facts }: Pick<SeenChange, 'order' | 'facts'>,
  steps: readonly ChangeStep[],
): MessageRef {
  const args = { number: order.number, steps: stepsToText(steps) };
  if (facts.kind === 'cancelled' && facts.erpStatusValue === FULFILLED)
    return message('order.cancelledButFulfilled', args);
  return CAUSES[facts.kind](args);
}

/** A step of a person in a change that is under way. */
export function yourTurn(number: string, step: ChangeStep): MessageRef {
  return message('change.yourTurn', { number, steps: stepsToText([step]) });
}

/** A plan in words that a message can carry. */
export function stepsToText(steps: readonly ChangeStep[]): string {
  return encodeSteps(steps.map(withTime));
}

function withTime({ step, why, until }: ChangeStep) {
  return { step, why, ...(until === undefined ? {} : { until: toSaoPauloDateTime(until) }) };
}
