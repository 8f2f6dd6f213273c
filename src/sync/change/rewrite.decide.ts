import type { ChangeFacts } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import { stillOwed } from './owed.ts';

/**
 * The order goes on with other lines or amounts: what Bling keeps from being edited is taken back first and
 * done again afterwards, each thing once. What an earlier change took back and left so is done again, too.
 */
export function planRewrite(facts: ChangeFacts): readonly ChangeStep[] {
  if (!facts.differs && facts.owed.length === 0) return [];
  return [
    ...(facts.differs ? [...takenBack(facts), REPLACE] : []),
    ...accountsAgain(facts),
    ...stockAgain(facts),
    ...settledAgain(facts),
    ...noteAgain(facts),
  ];
}

/** What an earlier change took back, and nothing else. */
export function planOwed(facts: ChangeFacts): readonly ChangeStep[] {
  const owed = stillOwed(facts.owed, facts.fiscal);
  return planRewrite({ ...facts, owed, differs: false });
}

const REMOVE_REJECTED: ChangeStep = { step: 'remove_rejected_note', why: 'note_stands' };
const DELETE_NOTE: ChangeStep = { step: 'delete_pending_note', why: 'note_must_match' };
const REPLACE: ChangeStep = { step: 'replace_order', why: 'store_changed' };
const SETTLE_AGAIN: ChangeStep = { step: 'settle_again', why: 'was_reversed' };
const SETTLE_THERE: ChangeStep = { step: 'settle_there', why: 'not_ours' };
const WANT_NOTE: ChangeStep = { step: 'want_note', why: 'note_must_match' };

const OURS: readonly string[] = ['sync', 'status'];

function takenBack(facts: ChangeFacts): readonly ChangeStep[] {
  return [
    ...(facts.fiscal.state === 'rejected' ? [REMOVE_REJECTED] : []),
    ...accountsBack(facts),
    ...noteBack(facts),
    ...stockBack(facts),
  ];
}

/** Settlements first: receivables with money in them cannot be taken back. */
function accountsBack({ receivables }: ChangeFacts): readonly ChangeStep[] {
  if (!isPosted(receivables)) return [];
  const steps: ChangeStep[] = [];
  if (isSettled(receivables))
    steps.push(
      receivables.settledByUs
        ? { step: 'remove_settlement', why: 'resists_edit' }
        : { step: 'undo_settlement', why: 'not_ours' },
    );
  steps.push(
    OURS.includes(receivables.owner)
      ? { step: 'reverse_accounts', why: 'resists_edit' }
      : { step: 'reverse_accounts_there', why: 'not_ours' },
  );
  return steps;
}

function accountsAgain(facts: ChangeFacts): readonly ChangeStep[] {
  const { receivables, owed, worth, differs } = facts;
  const isTakenBack = differs && isPosted(receivables);
  if (!worth || !(isTakenBack || owed.includes('accounts'))) return [];
  const isOurs = OURS.includes(receivables.owner) || owed.includes('accounts');
  return isOurs
    ? [{ step: 'post_accounts', why: 'was_reversed' }]
    : [{ step: 'post_accounts_there', why: 'not_ours' }];
}

function stockBack({ stock }: ChangeFacts): readonly ChangeStep[] {
  if (stock.state !== 'posted') return [];
  return OURS.includes(stock.owner)
    ? [{ step: 'reverse_stock', why: 'resists_edit' }]
    : [{ step: 'reverse_stock_there', why: 'not_ours' }];
}

function stockAgain({ stock, owed, differs }: ChangeFacts): readonly ChangeStep[] {
  if (owed.includes('stock')) return [{ step: 'post_stock', why: 'was_reversed' }];
  if (!differs || stock.state !== 'posted') return [];
  return OURS.includes(stock.owner)
    ? [{ step: 'post_stock', why: 'was_reversed' }]
    : [{ step: 'post_stock_there', why: 'not_ours' }];
}

function settledAgain({ receivables, owed, worth, differs }: ChangeFacts): readonly ChangeStep[] {
  if (!worth) return [];
  const isUndone = differs && isSettled(receivables);
  const isOurs = isUndone ? receivables.settledByUs : owed.includes('settlement');
  if (isOurs) return [SETTLE_AGAIN];
  return isUndone ? [SETTLE_THERE] : [];
}

function noteBack({ fiscal }: ChangeFacts): readonly ChangeStep[] {
  if (fiscal.state !== 'pending') return [];
  return [fiscal.isOurs ? DELETE_NOTE : { step: 'delete_note_there', why: 'not_ours' }];
}

function noteAgain({ fiscal, owed, differs }: ChangeFacts): readonly ChangeStep[] {
  if (owed.includes('note')) return [WANT_NOTE];
  if (!differs || fiscal.state !== 'pending') return [];
  return [fiscal.isOurs ? WANT_NOTE : { step: 'make_note_there', why: 'not_ours' }];
}

function isPosted({ state }: ChangeFacts['receivables']): boolean {
  return state === 'open' || isSettled({ state });
}

function isSettled({ state }: Pick<ChangeFacts['receivables'], 'state'>): boolean {
  return state === 'part' || state === 'whole';
}
