import { describe, expect, it } from 'vitest';

import type { StepName } from '../../messages/change-step-words.ts';
import { type ChangeFacts, NATURE_OF, type Owed } from './change-facts.ts';
import { breaches, EVERY_INHERITANCE, names, ofSync, stepsOf } from './change-table.builder.ts';
import { afterSteps, changeFacts } from './change.builder.ts';
import { planChange } from './change.decide.ts';

describe('the plan of every change after one that took things back', () => {
  it('agrees on nothing while something is owed of an order that goes on', () => {
    expect(
      breaches(
        (facts) => dueAgain(facts).length === 0 || planChange(facts).do !== 'agree',
        EVERY_INHERITANCE,
      ),
    ).toEqual([]);
  });

  it('does all again that is owed under an authorised note, and nothing else', () => {
    expect(
      breaches(
        (facts, steps) =>
          facts.fiscal.state !== 'authorised' || ofSync(steps).join() === dueAgain(facts).join(),
        EVERY_INHERITANCE,
      ),
    ).toEqual([]);
  });

  it('goes on with what is owed under an authorised note, whatever step was the last', () => {
    expect(
      breaches(
        (facts, steps) =>
          facts.fiscal.state !== 'authorised' ||
          names(steps).includes('cancel_note') ||
          steps.every((_, at) => {
            const rest = ofSync(stepsOf(afterSteps(facts, steps.slice(0, at + 1))));
            return rest.join() === ofSync(steps.slice(at + 1)).join();
          }),
        EVERY_INHERITANCE,
      ),
    ).toEqual([]);
  });

  it('finishes what an earlier change took back, when another change comes between', () => {
    const owed: readonly Owed[] = ['accounts', 'stock', 'settlement', 'note'];
    const again = ['post_accounts', 'post_stock', 'settle_again', 'want_note'];
    const receivables = { state: 'reversed', owner: 'sync', settledByUs: true } as const;

    expect(names(stepsOf(changeFacts({ owed, receivables })))).toEqual(['replace_order', ...again]);
    expect(names(stepsOf(changeFacts({ owed, receivables, differs: false })))).toEqual(again);
    expect(names(stepsOf(changeFacts({ kind: 'cancelled', owed, receivables })))).toEqual([
      'set_status',
    ]);
  });
});

const DONE_AGAIN_BY: Readonly<Record<Owed, StepName>> = {
  accounts: 'post_accounts',
  stock: 'post_stock',
  settlement: 'settle_again',
  note: 'want_note',
};

/** Of an order that is over nothing comes again; nor money that nobody owes, nor a note that is there. */
function dueAgain({ kind, owed, worth, fiscal }: ChangeFacts): readonly StepName[] {
  if (NATURE_OF[kind] === 'ending' || kind === 'erp_deleted') return [];
  return owed
    .filter((what) => worth || what === 'stock' || what === 'note')
    .filter((what) => what !== 'note' || fiscal.state !== 'authorised')
    .map((what) => DONE_AGAIN_BY[what]);
}
