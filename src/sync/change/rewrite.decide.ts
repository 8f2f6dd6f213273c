import type { ChangeFacts } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import { stillOwed } from './owed.ts';
import {
  accountsBack,
  isOurs,
  isPosted,
  isSettled,
  noteBack,
  rejectedNoteBack,
  settlementsBack,
  stockBack,
} from './take-back.ts';

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

const REPLACE: ChangeStep = { step: 'replace_order', why: 'store_changed' };
const SETTLE_AGAIN: ChangeStep = { step: 'settle_again', why: 'was_reversed' };
const SETTLE_THERE: ChangeStep = { step: 'settle_there', why: 'not_ours' };
const WANT_NOTE: ChangeStep = { step: 'want_note', why: 'note_must_match' };

function takenBack(facts: ChangeFacts): readonly ChangeStep[] {
  return [
    ...rejectedNoteBack(facts),
    ...settlementsBack(facts, 'resists_edit'),
    ...accountsBack(facts, 'resists_edit'),
    ...noteBack(facts, 'note_must_match'),
    ...stockBack(facts, 'resists_edit'),
  ];
}

function accountsAgain(facts: ChangeFacts): readonly ChangeStep[] {
  const { receivables, owed, worth, differs } = facts;
  const isTakenBack = differs && isPosted(facts);
  if (!worth || !(isTakenBack || owed.includes('accounts'))) return [];
  const isOursAgain = isOurs(receivables.owner) || owed.includes('accounts');
  return isOursAgain
    ? [{ step: 'post_accounts', why: 'was_reversed' }]
    : [{ step: 'post_accounts_there', why: 'not_ours' }];
}

function stockAgain({ stock, owed, differs }: ChangeFacts): readonly ChangeStep[] {
  if (owed.includes('stock')) return [{ step: 'post_stock', why: 'was_reversed' }];
  if (!differs || stock.state !== 'posted') return [];
  return isOurs(stock.owner)
    ? [{ step: 'post_stock', why: 'was_reversed' }]
    : [{ step: 'post_stock_there', why: 'not_ours' }];
}

function settledAgain(facts: ChangeFacts): readonly ChangeStep[] {
  const { receivables, owed, worth, differs } = facts;
  if (!worth) return [];
  const isUndone = differs && isSettled(facts);
  const wasOurs = isUndone ? receivables.settledByUs : owed.includes('settlement');
  if (wasOurs) return [SETTLE_AGAIN];
  return isUndone ? [SETTLE_THERE] : [];
}

function noteAgain({ fiscal, owed, differs }: ChangeFacts): readonly ChangeStep[] {
  if (owed.includes('note')) return [WANT_NOTE];
  if (!differs || fiscal.state !== 'pending') return [];
  return [fiscal.isOurs ? WANT_NOTE : { step: 'make_note_there', why: 'not_ours' }];
}
