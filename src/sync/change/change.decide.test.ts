import { describe, expect, it } from 'vitest';

import type { StepName } from '../../messages/change-step-words.ts';
import { type ChangeFacts, NATURE_OF } from './change-facts.ts';
import { breaches, CANCEL_BY, names, ofSync, stepsOf } from './change-table.builder.ts';
import { afterSteps } from './change.builder.ts';
import { planChange } from './change.decide.ts';
import { stepsDone } from './done-steps.ts';
import { owedAfter } from './owed.ts';

const SETTLED: readonly string[] = ['part', 'whole'];
const ORDER: readonly StepName[] = [
  'goods_back',
  'remove_settlement',
  'reverse_accounts',
  'delete_pending_note',
  'reverse_stock',
  'replace_order',
  'set_status',
  'post_accounts',
  'post_stock',
  'settle_again',
  'want_note',
  'refund_at_gateway',
];

describe('the plan of every change, whatever stands in Bling', () => {
  it('waits while a note is on its way, and moves nothing', () => {
    expect(
      breaches(
        (facts, steps) =>
          facts.fiscal.state !== 'processing' ||
          (facts.kind === 'erp_deleted' ? ofSync(steps).length === 0 : isWaiting(facts)),
      ),
    ).toEqual([]);
  });

  it('writes nothing under an authorised note', () => {
    expect(
      breaches(({ fiscal }, steps) => fiscal.state !== 'authorised' || ofSync(steps).length === 0),
    ).toEqual([]);
  });

  it('asks for the cancellation of a note only while that is possible, and says until when', () => {
    expect(
      breaches(({ fiscal }, steps) => {
        const cancel = steps.find(({ step }) => step === 'cancel_note');
        if (!cancel) return true;
        return fiscal.state === 'authorised' && cancel.until === CANCEL_BY;
      }),
    ).toEqual([]);
  });

  it('does nothing twice', () => {
    expect(breaches((_, steps) => new Set(names(steps)).size === steps.length)).toEqual([]);
  });

  it('takes back before it writes, and does again after', () => {
    expect(
      breaches((_, steps) => {
        const places = names(steps)
          .filter((step) => ORDER.includes(step))
          .map((step) => ORDER.indexOf(step));
        return places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1));
      }),
    ).toEqual([]);
  });

  it('takes back only what is there, and only what the sync or the status of Bling has posted', () => {
    expect(
      breaches(({ receivables, stock, fiscal }, steps) => {
        const isPosted = receivables.state === 'open' || SETTLED.includes(receivables.state);
        const mine = (owner: string) => owner === 'sync' || owner === 'status';
        const ours = mine(receivables.owner);
        const allowed: Partial<Record<StepName, boolean>> = {
          reverse_accounts: isPosted && ours,
          reverse_accounts_there: isPosted && !ours,
          remove_settlement: SETTLED.includes(receivables.state) && receivables.settledByUs,
          undo_settlement: SETTLED.includes(receivables.state) && !receivables.settledByUs,
          reverse_stock: stock.state === 'posted' && mine(stock.owner),
          reverse_stock_there: stock.state === 'posted' && !mine(stock.owner),
          delete_pending_note: fiscal.state === 'pending' && fiscal.isOurs,
          delete_note_there: fiscal.state === 'pending' && !fiscal.isOurs,
          remove_rejected_note: fiscal.state === 'rejected',
        };
        return names(steps).every((step) => allowed[step] ?? true);
      }),
    ).toEqual([]);
  });

  it('does again what it took back of an order that goes on, or there is nothing left to receive', () => {
    const pairs: readonly (readonly [StepName, StepName])[] = [
      ['reverse_stock', 'post_stock'],
      ['reverse_stock_there', 'post_stock_there'],
      ['delete_pending_note', 'want_note'],
      ['delete_note_there', 'make_note_there'],
    ];
    const ofMoney: readonly (readonly [StepName, StepName])[] = [
      ['reverse_accounts', 'post_accounts'],
      ['reverse_accounts_there', 'post_accounts_there'],
      ['remove_settlement', 'settle_again'],
      ['undo_settlement', 'settle_there'],
    ];
    expect(
      breaches(({ kind, worth }, steps) => {
        if (NATURE_OF[kind] !== 'rewrite') return true;
        const has = (step: StepName) => names(steps).includes(step);
        return (
          pairs.every(([taken, again]) => has(taken) === has(again)) &&
          ofMoney.every(([taken, again]) => (has(taken) && worth) === has(again))
        );
      }),
    ).toEqual([]);
  });

  it('makes nothing anew for an order that is over, and says so of all that it takes back', () => {
    expect(
      breaches(({ kind }, steps) => {
        if (NATURE_OF[kind] !== 'ending') return true;
        const isNew = (step: StepName) => /^(post|settle|want|replace|sell)_/.test(step);
        const taken = steps.filter(({ step }) => /^(reverse|delete|remove_s)/.test(step));
        return (
          !names(steps).some(isNew) &&
          taken.every(({ why }) => why === 'order_ended' || why === 'not_ours')
        );
      }),
    ).toEqual([]);
  });

  it('brings the goods of an order that is over back once: by itself, by a person or by the status', () => {
    expect(
      breaches(({ kind, fiscal, stock, transitionReverses, erpStatusValue }, steps) => {
        const isOpen = fiscal.state !== 'authorised' && fiscal.state !== 'processing';
        if (NATURE_OF[kind] !== 'ending' || !isOpen || stock.state !== 'posted') return true;
        if (erpStatusValue === 2) return true;
        const has = (step: StepName) => names(steps).includes(step);
        const ways = [
          has('reverse_stock'),
          has('reverse_stock_there'),
          has('set_status') && transitionReverses.stock,
        ];
        return ways.filter(Boolean).length === 1;
      }),
    ).toEqual([]);
  });

  it('undoes a settlement before the receivables go', () => {
    expect(
      breaches((_, steps) => {
        const done = names(steps);
        const undo = done.findIndex((step) => /^(remove|undo)_settlement$/.test(step));
        const back = done.findIndex((step) => step.startsWith('reverse_accounts'));
        return undo === -1 || back === -1 || undo < back;
      }),
    ).toEqual([]);
  });

  it('asks a person where the store says nothing clear, or a person was at it in Bling', () => {
    const asked: readonly string[] = ['trashed', 'deleted', 'erp_cancelled', 'erp_deleted'];
    expect(
      breaches((facts) => {
        const plan = planChange(facts);
        if (plan.do !== 'steps') return true;
        const must = asked.includes(facts.kind) || facts.kind === 'erp_edited' || facts.erpEdited;
        return (
          !must ||
          plan.approval === 'always' ||
          NATURE_OF[facts.kind] === 'ending' ||
          (facts.kind === 'revived' && facts.agreedCancelled)
        );
      }),
    ).toEqual([]);
  });

  it('has nothing left to do once it was carried out', () => {
    expect(
      breaches((facts, steps) => {
        // A cancelled note is another world: what is to be done then is planned then.
        if (names(steps).includes('cancel_note')) return true;
        const after = afterSteps(facts, steps);
        return ofSync(stepsOf(after)).length === 0;
      }),
    ).toEqual([]);
  });

  it('goes on where it stopped, whatever step was the last', () => {
    expect(
      breaches(
        (facts, steps) =>
          names(steps).includes('cancel_note') ||
          steps.every((_, at) => {
            const rest = ofSync(stepsOf(afterSteps(facts, steps.slice(0, at + 1))));
            const wanted = ofSync(steps.slice(at + 1));
            return rest.join() === wanted.join();
          }),
      ),
    ).toEqual([]);
  });

  it('goes on after a step that took effect and was not recorded', () => {
    expect(
      breaches(
        (facts, steps) =>
          names(steps).includes('cancel_note') ||
          steps.every((_, at) => {
            const world = { ...afterSteps(facts, steps.slice(0, at + 1)), owed: facts.owed };
            const done = stepsDone(steps, at, world);
            const rest = ofSync(stepsOf({ ...world, owed: owedAfter(facts.owed, done) }));
            return rest.join() === ofSync(steps.slice(done.length)).join();
          }),
      ),
    ).toEqual([]);
  });
});

function isWaiting(facts: ChangeFacts): boolean {
  return planChange(facts).do === 'wait';
}
