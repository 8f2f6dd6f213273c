import { describe, expect, it } from 'vitest';

import type { ChangeKind } from './change-facts.ts';
import { kindOf, type SeenSides } from './kind.decide.ts';

/** Paid in the store, open in the ERP, as both sides agreed. */
function seen(change: Partial<SeenSides> = {}): SeenSides {
  return {
    stage: 'paid',
    status: 'processing',
    agreedStatus: 'processing',
    agreedStage: 'paid',
    contentChanged: false,
    hasRefunds: false,
    isRefundedWhole: false,
    removes: false,
    adds: false,
    erpStatusValue: 0,
    erpEdited: false,
    ...change,
  };
}
const changed = { contentChanged: true } as const;
const refunded = { contentChanged: true, hasRefunds: true } as const;
const over = { stage: 'cancelled', status: 'cancelled' } as const;
const agreedOver = { agreedStatus: 'cancelled', agreedStage: 'cancelled' } as const;

const CASES: readonly (readonly [string, Partial<SeenSides>, ChangeKind | undefined])[] = [
  ['nothing', {}, undefined],
  ['lines that differ', { ...changed, removes: true }, 'edited'],
  ['more lines, and an old refund', { ...refunded, adds: true }, 'edited'],
  ['money back for no piece', refunded, 'refunded_money'],
  ['pieces back', { ...refunded, removes: true }, 'refunded_lines'],
  ['pieces back and others come', { ...refunded, removes: true, adds: true }, 'exchanged'],
  ['all money back', { ...refunded, isRefundedWhole: true, removes: true }, 'refunded_whole'],
  ['the status refunded', { stage: 'refunded', status: 'refunded' }, 'refunded_whole'],
  [
    'the status refunded, agreed on',
    { stage: 'refunded', status: 'refunded', agreedStatus: 'refunded' },
    undefined,
  ],
  ['a cancellation', over, 'cancelled'],
  ['a failed payment', { stage: 'failed', status: 'failed' }, 'cancelled'],
  ['a cancellation with other lines', { ...over, ...changed, removes: true }, 'cancelled'],
  ['a cancellation that was agreed on', { ...over, ...agreedOver, erpStatusValue: 2 }, undefined],
  ['the trash', { stage: 'trashed', status: 'trash' }, 'trashed'],
  [
    'the trash, and a person said that it is well',
    { stage: 'trashed', status: 'trash', agreedStatus: 'trash' },
    undefined,
  ],
  ['gone for good', { stage: 'gone' }, 'deleted'],
  ['paid after all', { ...agreedOver, erpStatusValue: 2 }, 'revived'],
  [
    'completed while a person cancelled it there',
    { erpStatusValue: 2, agreedStatus: 'on-hold' },
    'revived',
  ],
  ['changed while a person cancelled it there', { ...changed, erpStatusValue: 2 }, 'erp_cancelled'],
  ['changed there', { erpEdited: true }, 'erp_edited'],
  ['changed on both sides', { ...changed, erpEdited: true }, 'edited'],
  ['a draft again', { stage: 'draft', ...changed }, undefined],
];

describe('what happened to an order is', () => {
  it.each(CASES)('%s', (_, change, kind) => {
    expect(kindOf(seen(change))).toBe(kind);
  });
});
