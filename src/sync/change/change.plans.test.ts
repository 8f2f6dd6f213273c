import { describe, expect, it } from 'vitest';

import { isOfPerson } from './change-step.ts';
import { names, stepsOf } from './change-table.builder.ts';
import { changeFacts } from './change.builder.ts';
import { planChange } from './change.decide.ts';

describe('the plan of', () => {
  const open = { state: 'open', owner: 'sync', settledByUs: true } as const;

  it('an edit with posted receivables and a pending note', () => {
    const facts = changeFacts({ receivables: open, fiscal: { state: 'pending', isOurs: true } });

    expect(names(stepsOf(facts))).toEqual([
      'reverse_accounts',
      'delete_pending_note',
      'replace_order',
      'post_accounts',
      'want_note',
    ]);
  });

  it('an edit whose cause is gone, with receivables and stock taken back, once the note is authorised', () => {
    const facts = changeFacts({
      differs: false,
      owed: ['accounts', 'stock', 'settlement'],
      receivables: { ...open, state: 'reversed' },
      fiscal: { state: 'authorised', cancelBy: undefined },
    });

    expect(planChange(facts)).toMatchObject({ do: 'steps', approval: 'always' });
    expect(names(stepsOf(facts))).toEqual(['post_accounts', 'post_stock', 'settle_again']);
  });

  it('a cancellation in Bling under a note, with receivables taken back: a person says first', () => {
    const facts = changeFacts({
      kind: 'erp_cancelled',
      differs: false,
      erpStatusValue: 2,
      owed: ['accounts'],
      receivables: { ...open, state: 'reversed' },
      fiscal: { state: 'authorised', cancelBy: 1 },
    });

    expect(names(stepsOf(facts))).toEqual(['decide_erp_cancel', 'post_accounts']);
  });

  it('a cancellation with a pending note and open receivables', () => {
    const facts = changeFacts({
      kind: 'cancelled',
      receivables: open,
      fiscal: { state: 'pending', isOurs: true },
      buyerPaid: true,
    });

    expect(names(stepsOf(facts))).toEqual([
      'reverse_accounts',
      'delete_pending_note',
      'set_status',
      'refund_at_gateway',
    ]);
  });

  it('a refund of pieces after the time to cancel the note is over', () => {
    const fiscal = { state: 'authorised', cancelBy: undefined } as const;

    expect(stepsOf(changeFacts({ kind: 'refunded_lines', fiscal }))).toEqual([
      { step: 'issue_return_note', why: 'outside_window' },
    ]);
  });

  it('an exchange after that time: a return, and a sale of its own', () => {
    const fiscal = { state: 'authorised', cancelBy: undefined } as const;

    expect(names(stepsOf(changeFacts({ kind: 'exchanged', adds: true, fiscal })))).toEqual([
      'issue_return_note',
      'sell_added_apart',
    ]);
  });

  it('an edit that somebody else has to make room for', () => {
    const facts = changeFacts({
      receivables: { ...open, owner: 'nobody', state: 'whole', settledByUs: false },
    });

    expect(names(stepsOf(facts)).filter(isOfPerson)).toEqual([
      'undo_settlement',
      'reverse_accounts_there',
      'post_accounts_there',
      'settle_there',
    ]);
  });

  it('a payment after the cancellation: the same order lives again, with its receivables', () => {
    const facts = changeFacts({
      kind: 'revived',
      differs: false,
      erpStatusValue: 2,
      receivables: { ...open, state: 'reversed' },
    });

    expect(names(stepsOf(facts))).toEqual(['set_status', 'post_accounts']);
  });

  it('a change that somebody made in Bling by hand already: nothing', () => {
    expect(planChange(changeFacts({ differs: false, receivables: open }))).toEqual({ do: 'agree' });
  });
});
