import { exhaustive } from '../../kernel/exhaustive.ts';
import type { StepName, StepReason } from '../../messages/change-step-words.ts';
import { CANCELLED } from '../status-values.ts';
import { type ChangeFacts, NATURE_OF } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import { planEnding } from './ending.decide.ts';
import { planOwed, planRewrite } from './rewrite.decide.ts';
import { planUnderNote } from './under-note.decide.ts';

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
 * no write of the order under an authorised one, what resists an edit is taken back before and posted again after, and whatever
 * law or API leave to a person is a step of that person.
 */
export function planChange(facts: ChangeFacts): ChangePlan {
  if (facts.kind === 'erp_deleted') return ask('enter_or_cancel', 'person_changed_erp');
  if (facts.fiscal.state === 'processing') return { do: 'wait' };
  if (facts.fiscal.state === 'authorised')
    return toPlan(planUnderNote(facts, facts.fiscal.cancelBy), true);
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

/** The same order of the ERP lives again (domain rules 2.1), unless it was a person who ended it there. */
function planRevival(facts: ChangeFacts): ChangePlan {
  const steps: ChangeStep[] = [];
  if (facts.erpStatusValue === CANCELLED) steps.push({ step: 'set_status', why: 'paid_after_all' });
  const { state, owner } = facts.receivables;
  const isOwed = facts.owed.includes('accounts');
  if (state === 'reversed' && !isOwed && owner === 'sync' && facts.worth)
    steps.push({ step: 'post_accounts', why: 'was_reversed' });
  return toPlan([...steps, ...planOwed(facts)], !facts.agreedCancelled);
}

function ask(step: StepName, why: StepReason): ChangePlan {
  return { do: 'steps', steps: [{ step, why }], approval: 'always' };
}

function toPlan(steps: readonly ChangeStep[], isAlwaysAsked: boolean): ChangePlan {
  if (steps.length === 0) return { do: 'agree' };
  return { do: 'steps', steps, approval: isAlwaysAsked ? 'always' : 'policy' };
}
