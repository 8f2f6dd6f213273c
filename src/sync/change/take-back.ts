import type { StepReason } from '../../messages/change-step-words.ts';
import type { ChangeFacts, ReceivablesFacts } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';

/** What is taken back of an order, as an edit and an ending both do it. What is not ours, a person does there. */

const OURS: readonly string[] = ['sync', 'status'];

/** Ours to post and to take back: also what a status that we set has posted. */
export function isOurs(owner: ReceivablesFacts['owner']): boolean {
  return OURS.includes(owner);
}

export function isPosted({ receivables }: Pick<ChangeFacts, 'receivables'>): boolean {
  return receivables.state === 'open' || isSettled({ receivables });
}

export function isSettled({ receivables }: Pick<ChangeFacts, 'receivables'>): boolean {
  return receivables.state === 'part' || receivables.state === 'whole';
}

/** Before the receivables: those with money in them cannot be taken back. */
export function settlementsBack(facts: ChangeFacts, why: StepReason): readonly ChangeStep[] {
  if (!isSettled(facts)) return [];
  return facts.receivables.settledByUs
    ? [{ step: 'remove_settlement', why }]
    : [{ step: 'undo_settlement', why: 'not_ours' }];
}

export function accountsBack(facts: ChangeFacts, why: StepReason): readonly ChangeStep[] {
  if (!isPosted(facts)) return [];
  return isOurs(facts.receivables.owner)
    ? [{ step: 'reverse_accounts', why }]
    : [{ step: 'reverse_accounts_there', why: 'not_ours' }];
}

export function noteBack({ fiscal }: ChangeFacts, why: StepReason): readonly ChangeStep[] {
  if (fiscal.state !== 'pending') return [];
  return fiscal.isOurs
    ? [{ step: 'delete_pending_note', why }]
    : [{ step: 'delete_note_there', why: 'not_ours' }];
}

/** One that the tax authority refused: no call removes it. */
export function rejectedNoteBack({ fiscal }: ChangeFacts): readonly ChangeStep[] {
  return fiscal.state === 'rejected' ? [{ step: 'remove_rejected_note', why: 'note_stands' }] : [];
}

export function stockBack({ stock }: ChangeFacts, why: StepReason): readonly ChangeStep[] {
  if (stock.state !== 'posted') return [];
  return isOurs(stock.owner)
    ? [{ step: 'reverse_stock', why }]
    : [{ step: 'reverse_stock_there', why: 'not_ours' }];
}
