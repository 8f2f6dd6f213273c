import { exhaustive } from '../../kernel/exhaustive.ts';
import type { StepName, StepReason } from '../../messages/change-words.ts';
import { type ChangeFacts, NATURE_OF } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import { planEnding } from './ending.decide.ts';
import { planRewrite } from './rewrite.decide.ts';

/** What a change of an imported order needs in the ERP. */
export type ChangePlan =
  /** The ERP has it already as the store has it: only our note of it is old. */
  | { readonly do: 'agree' }
  /** The tax authority has the note in hand: nothing may move. */
  | { readonly do: 'wait' }
  | {
      readonly do: 'steps';
      readonly steps: readonly ChangeStep[];
      /** `always`: a person must say yes, whatever the policy. */
      readonly approval: 'policy' | 'always';
    };

/**
 * The only legal path of a change (domain rules 1.6, 2.1, 3.4, 4.2; guide 6.1): nothing while a note is on its way,
 * no write under an authorised one, what resists an edit is taken back before and posted again after, and whatever
 * law or API leave to a person is a step of that person.
 */
export function planChange(facts: ChangeFacts): ChangePlan {
  if (facts.kind === 'erp_deleted') return ask('enter_or_cancel', 'person_changed_erp');
  if (facts.fiscal.state === 'processing') return { do: 'wait' };
  if (facts.fiscal.state === 'authorised') return planUnderNote(facts, facts.fiscal.cancelBy);
  const nature = NATURE_OF[facts.kind];
  switch (nature) {
    case 'rewrite':
      return facts.erpStatusValue === CANCELLED
        ? ask('decide_erp_cancel', 'person_changed_erp')
        : toPlan(planRewrite(facts), facts.erpEdited || facts.kind === 'erp_edited');
    case 'ending':
      return toPlan(planEnding(facts), facts.kind === 'trashed' || facts.kind === 'deleted');
    case 'revival':
      return planRevival(facts);
    case 'erp_ended':
      return ask('decide_erp_cancel', 'person_changed_erp');
    default:
      return exhaustive(nature);
  }
}

const CANCELLED = 2;

/** An authorised note stands: only a person, and only the law's ways. */
function planUnderNote(facts: ChangeFacts, cancelBy: number | undefined): ChangePlan {
  const steps = cancelBy === undefined ? outsideWindow(facts) : insideWindow(facts, cancelBy);
  return steps.length === 0 ? { do: 'agree' } : { do: 'steps', steps, approval: 'always' };
}

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

/** The same order of the ERP lives again (domain rules 2.1), unless it was a person who ended it there. */
function planRevival(facts: ChangeFacts): ChangePlan {
  const steps: ChangeStep[] = [];
  if (facts.erpStatusValue === CANCELLED) steps.push({ step: 'set_status', why: 'paid_after_all' });
  const { state, owner } = facts.receivables;
  const wasReversed = state === 'reversed' || facts.owed.includes('accounts');
  if (wasReversed && owner === 'sync' && facts.worth)
    steps.push({ step: 'post_accounts', why: 'was_reversed' });
  return toPlan(steps, !facts.agreedCancelled);
}

function ask(step: StepName, why: StepReason): ChangePlan {
  return { do: 'steps', steps: [{ step, why }], approval: 'always' };
}

function toPlan(steps: readonly ChangeStep[], isAlwaysAsked: boolean): ChangePlan {
  if (steps.length === 0) return { do: 'agree' };
  return { do: 'steps', steps, approval: isAlwaysAsked ? 'always' : 'policy' };
}
