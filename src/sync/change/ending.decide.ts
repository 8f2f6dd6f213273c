import { CANCELLED } from '../status-values.ts';
import type { ChangeFacts } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import {
  accountsBack,
  noteBack,
  rejectedNoteBack,
  settlementsBack,
  stockBack,
} from './take-back.ts';

/**
 * The order is over: everything that was made of it is taken back, once, and nothing comes again. Stock and
 * receivables that the ERP's own transition takes back are left to it: both would bring the goods back twice
 * (guide 6.1).
 */
export function planEnding(facts: ChangeFacts): readonly ChangeStep[] {
  const { transitionReverses } = facts;
  return [
    ...goodsBack(facts),
    ...settlementsBack(facts, ENDED),
    ...(transitionReverses.accounts ? [] : accountsBack(facts, ENDED)),
    ...noteBack(facts, ENDED),
    ...(transitionReverses.stock ? [] : stockBack(facts, ENDED)),
    ...cancel(facts),
    ...rejectedNoteBack(facts),
    ...(facts.buyerPaid ? [PAY_BACK] : []),
  ];
}

const ENDED = 'order_ended';
const PAY_BACK: ChangeStep = { step: 'refund_at_gateway', why: 'buyer_paid' };

function goodsBack({ goodsLeft, erpStatusValue }: ChangeFacts): readonly ChangeStep[] {
  const isOpen = erpStatusValue !== CANCELLED;
  return goodsLeft && isOpen ? [{ step: 'goods_back', why: 'goods_left' }] : [];
}

function cancel({ erpStatusValue, transitionReverses }: ChangeFacts): readonly ChangeStep[] {
  if (erpStatusValue === CANCELLED) return [];
  const reverses = transitionReverses.stock || transitionReverses.accounts;
  return [{ step: 'set_status', why: reverses ? 'transition_reverses' : ENDED }];
}
