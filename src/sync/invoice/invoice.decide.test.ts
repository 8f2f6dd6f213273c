import { describe, expect, it } from 'vitest';

import { ErpStatusId, InvoiceId, StoreId, StoreOrderId } from '../../commerce/ids.ts';
import type { InvoiceStep } from '../../database/tables/saga.ts';
import { moneyBlock } from '../money-block.ts';
import type { OrderInvoice } from '../order-invoice.repository.ts';
import {
  decideInvoice,
  type InvoiceFacts,
  type InvoicePlan,
  type InvoicePolicy,
} from './invoice.decide.ts';
import { newWish } from './invoice.record.ts';
import { GONE } from './rejection.ts';

const NOW = 1_000_000_000;
const SHIPPED = ErpStatusId.parse('15');
const OPEN = ErpStatusId.parse('6');

function rowOf(step: InvoiceStep, change: Partial<OrderInvoice> = {}): OrderInvoice {
  const wish = newWish(StoreOrderId.parse('40'), { model: 'nfe', wantedBy: 'policy', now: 1 });
  return {
    ...wish,
    store_id: StoreId.parse('sto_loja0001'),
    step,
    invoice_id: InvoiceId.parse('1'),
    ...change,
  };
}

function decide(facts: Partial<InvoiceFacts>, policy: Partial<InvoicePolicy> = {}): InvoicePlan {
  const paid = {
    number: '40',
    now: NOW,
    isImported: true,
    isPaid: true,
    erpStatusId: OPEN,
    erpStatusValue: 0,
    hasOpenEdit: false,
    moneyBlock: undefined,
    row: undefined,
  };
  return decideInvoice(
    { ...paid, ...facts },
    { invoiceTrigger: 'paid', invoiceStatuses: [], ...policy },
  );
}

const UNNAMED = moneyBlock({ unnamed_cents: 137, place: 'store_erp' }, '40');

const ask = (key: string) => ({ do: 'ask', cause: { key } });

describe('an order without invoice', () => {
  const byStatus: InvoicePolicy = { invoiceTrigger: 'status', invoiceStatuses: [SHIPPED] };

  it.each([
    ['paid', {}, {}, 'want'],
    ['not paid', { isPaid: false }, {}, 'nothing'],
    ['not in Bling', { isImported: false }, {}, 'nothing'],
    ['cancelled in Bling', { erpStatusValue: 2 }, {}, 'nothing'],
    ['paid, of a store where persons ask', {}, { invoiceTrigger: 'manual' }, 'nothing'],
    ['in its status', { erpStatusId: SHIPPED }, byStatus, 'want'],
    ['in another status', {}, byStatus, 'nothing'],
    ['in its status but not paid', { erpStatusId: SHIPPED, isPaid: false }, byStatus, 'nothing'],
    ['in a status that is not known', { erpStatusId: undefined }, byStatus, 'nothing'],
    ['paid and edited since', { hasOpenEdit: true }, {}, 'wait'],
  ] as const)('that is %s', (...[, facts, policy, plan]) => {
    expect(decide(facts, policy).do).toBe(plan);
  });
});

describe('a wanted invoice', () => {
  it.each([
    ['wanted', {}, { do: 'generate' }],
    ['generated', {}, { do: 'check' }],
    ['rejected', {}, { do: 'mend' }],
    ['wanted', { hasOpenEdit: true }, { do: 'wait', cause: { key: 'invoice.editOpen' } }],
    ['generated', { hasOpenEdit: true }, { do: 'wait' }],
    ['rejected', { hasOpenEdit: true }, { do: 'wait' }],
    ['wanted', { isPaid: false }, { do: 'nothing' }],
    ['generated', { isPaid: false }, ask('invoice.notPaid')],
    ['rejected', { isPaid: false }, ask('invoice.notPaid')],
    ['generated', { erpStatusValue: 2 }, ask('invoice.notPaid')],
    ['wanted', { isImported: false }, ask('invoice.notImported')],
  ] as const)('at %s with %j', (step, facts, plan) => {
    expect(decide({ ...facts, row: rowOf(step) })).toMatchObject(plan);
  });

  it.each([
    ['generated', 'wanted', {}, ask('money.storeAndErp')],
    ['sent', 'generated', {}, ask('money.storeAndErp')],
    ['mended', 'rejected', {}, ask('money.storeAndErp')],
    [
      'told, but awaits the edit that may close it,',
      'wanted',
      { hasOpenEdit: true },
      { do: 'wait' },
    ],
    ['told when it is not due any more', 'wanted', { isPaid: false }, { do: 'nothing' }],
    ['kept from being looked at once it is sent', 'sent', { now: 6_000 }, { do: 'look' }],
  ] as const)('is not %s while the money of the order has no name', (...[, step, facts, plan]) => {
    const row = rowOf(step, { sent_at: step === 'sent' ? 1 : null });
    expect(decide({ ...facts, row, moneyBlock: UNNAMED })).toMatchObject(plan);
  });

  it('by a person is held by unnamed money too', () => {
    const row = rowOf('wanted', { wanted_by: 'person' });
    expect(decide({ row, moneyBlock: UNNAMED })).toEqual({ do: 'ask', cause: UNNAMED });
  });

  it('by a person of an order that is not paid is told, not forgotten', () => {
    const row = rowOf('wanted', { wanted_by: 'person' });
    expect(decide({ row, isPaid: false })).toMatchObject(ask('invoice.notPaid'));
  });

  it('is made whatever the policy says when a person wants it', () => {
    const row = rowOf('wanted', { wanted_by: 'person' });
    expect(decide({ row }, { invoiceTrigger: 'manual' })).toEqual({ do: 'generate' });
  });
});

describe('a sent invoice', () => {
  const HOUR_MS = 3_600_000;

  it.each([
    [{ sent_at: NOW - 1_000 }, 'wait'],
    [{ sent_at: NOW - 5_000 }, 'look'],
    [{ sent_at: NOW - 60_000, looks: 1, looked_at: NOW - 1_000 }, 'wait'],
    [{ sent_at: NOW - 60_000, looks: 1, looked_at: NOW - 15_000 }, 'look'],
    [{ sent_at: NOW - 1_000, news_at: NOW }, 'look'],
    [{ sent_at: NOW - 49 * HOUR_MS, looks: 9, looked_at: NOW - 1_000 }, 'ask'],
    [{ sent_at: NOW - 49 * HOUR_MS, looks: 9, looked_at: NOW - HOUR_MS }, 'look'],
  ] as const)('%j', (change, plan) => {
    // Whatever becomes of the order meanwhile: what is on its way is looked at.
    const facts = { isPaid: false, hasOpenEdit: true, erpStatusValue: 2 };
    expect(decide({ ...facts, row: rowOf('sent', change) }).do).toBe(plan);
  });
});

describe('an ended invoice', () => {
  it.each([
    ['authorised', {}, { do: 'nothing' }],
    ['authorised', { news_at: 1 }, { do: 'look' }],
    ['cancelled', {}, { do: 'nothing' }],
    ['dead', {}, ask('invoice.dead')],
    ['dead', { rejection_code: GONE }, ask('invoice.gone')],
    ['dead', { news_at: 1 }, { do: 'look' }],
  ] as const)('%s %j', (step, change, plan) => {
    expect(decide({ row: rowOf(step, change) })).toMatchObject(plan);
  });

  it('that was refused because the authority was down rests before it goes again', () => {
    const at = (looked_at: number) =>
      decide({ row: rowOf('rejected', { rejection_code: '108', looked_at }) }).do;
    expect(at(NOW - 60_000)).toBe('wait');
    expect(at(NOW - 300_000)).toBe('mend');
  });
});
