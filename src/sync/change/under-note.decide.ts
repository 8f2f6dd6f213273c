import { CANCELLED } from '../status-values.ts';
import { type ChangeFacts, NATURE_OF } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import { planOwed } from './rewrite.decide.ts';

/**
 * An authorised note stands: only a person, and only the law's ways. What an earlier change took back before the
 * note came is done again: that does not touch the note.
 */
export function planUnderNote(
  facts: ChangeFacts,
  cancelBy: number | undefined,
): readonly ChangeStep[] {
  const steps = cancelBy === undefined ? outsideWindow(facts) : insideWindow(facts, cancelBy);
  const again = isEnding(facts.kind) ? [] : planOwed(facts);
  if (again.length === 0) return steps;
  const asked = steps.filter(({ step }) => DECIDES.includes(step));
  const others = steps.filter(({ step }) => !DECIDES.includes(step));
  const isCancelled = facts.erpStatusValue === CANCELLED && asked.length === 0;
  return [...(isCancelled ? [DECIDE] : asked), ...again, ...others];
}

const DECIDE: ChangeStep = { step: 'decide_erp_cancel', why: 'person_changed_erp' };

/** A person's answer to these says whether anything is to be done again at all. */
const DECIDES: readonly string[] = ['cancel_note', 'decide_erp_cancel'];

function insideWindow(facts: ChangeFacts, until: number): readonly ChangeStep[] {
  if (facts.kind === 'revived') return [{ step: 'decide_erp_cancel', why: 'in_window' }];
  if (!isEnding(facts.kind) && !facts.differs) return [];
  return [{ step: 'cancel_note', why: 'in_window', until }, ...moneyBack(facts)];
}

function outsideWindow(facts: ChangeFacts): readonly ChangeStep[] {
  const why = 'outside_window';
  const { kind, removes, adds, differs } = facts;
  if (kind === 'revived' || kind === 'erp_cancelled') return [{ step: 'decide_erp_cancel', why }];
  if (isEnding(kind)) return [{ step: 'issue_return_note', why }, ...moneyBack(facts)];
  if (!differs) return [];
  const steps: ChangeStep[] = [
    ...(removes ? [{ step: 'issue_return_note', why } as const] : []),
    ...(adds ? [{ step: 'sell_added_apart', why } as const] : []),
  ];
  if (steps.length > 0) return steps;
  return [{ step: kind === 'refunded_money' ? 'record_refund' : 'record_difference', why }];
}

function moneyBack({ kind, buyerPaid }: ChangeFacts): readonly ChangeStep[] {
  return buyerPaid && isEnding(kind) ? [{ step: 'refund_at_gateway', why: 'buyer_paid' }] : [];
}

function isEnding(kind: ChangeFacts['kind']): boolean {
  return NATURE_OF[kind] === 'ending';
}
