import type { ChangeFacts } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';

/**
 * The order is over: everything that was made of it is taken back, once, and nothing comes again. Stock and
 * receivables that the ERP's own transition takes back are left to it: both would bring the goods back twice
 * (guide 6.1).
 */
export function planEnding(facts: ChangeFacts): readonly ChangeStep[] {
  return [
    ...goodsBack(facts),
    ...accountsBack(facts),
    ...noteBack(facts),
    ...stockBack(facts),
    ...cancel(facts),
    ...(facts.fiscal.state === 'rejected' ? [REMOVE_REJECTED] : []),
    ...(facts.buyerPaid ? [PAY_BACK] : []),
  ];
}

const DELETE_NOTE: ChangeStep = { step: 'delete_pending_note', why: 'order_ended' };
const REMOVE_REJECTED: ChangeStep = { step: 'remove_rejected_note', why: 'note_stands' };
const PAY_BACK: ChangeStep = { step: 'refund_at_gateway', why: 'buyer_paid' };
const CANCELLED = 2;
const OURS: readonly string[] = ['sync', 'status'];

function goodsBack({ goodsLeft, erpStatusValue }: ChangeFacts): readonly ChangeStep[] {
  const isOpen = erpStatusValue !== CANCELLED;
  return goodsLeft && isOpen ? [{ step: 'goods_back', why: 'goods_left' }] : [];
}

function accountsBack({ receivables, transitionReverses }: ChangeFacts): readonly ChangeStep[] {
  const { state, owner, settledByUs } = receivables;
  if (state === 'none' || state === 'reversed') return [];
  const steps: ChangeStep[] = [];
  if (state !== 'open')
    steps.push(
      settledByUs
        ? { step: 'remove_settlement', why: 'order_ended' }
        : { step: 'undo_settlement', why: 'not_ours' },
    );
  if (transitionReverses.accounts) return steps;
  steps.push(
    OURS.includes(owner)
      ? { step: 'reverse_accounts', why: 'order_ended' }
      : { step: 'reverse_accounts_there', why: 'not_ours' },
  );
  return steps;
}

function noteBack({ fiscal }: ChangeFacts): readonly ChangeStep[] {
  if (fiscal.state !== 'pending') return [];
  return [fiscal.isOurs ? DELETE_NOTE : { step: 'delete_note_there', why: 'not_ours' }];
}

function stockBack({ stock, transitionReverses }: ChangeFacts): readonly ChangeStep[] {
  if (stock.state !== 'posted' || transitionReverses.stock) return [];
  return OURS.includes(stock.owner)
    ? [{ step: 'reverse_stock', why: 'order_ended' }]
    : [{ step: 'reverse_stock_there', why: 'not_ours' }];
}

function cancel({ erpStatusValue, transitionReverses }: ChangeFacts): readonly ChangeStep[] {
  if (erpStatusValue === CANCELLED) return [];
  const reverses = transitionReverses.stock || transitionReverses.accounts;
  return [{ step: 'set_status', why: reverses ? 'transition_reverses' : 'order_ended' }];
}
