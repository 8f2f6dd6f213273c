import { describe, expect, it } from 'vitest';

import type { BlingNote, BlingOrder } from '../sandboxes/bling.ts';
import type { StoreOrder } from '../sandboxes/store.ts';
import { CHANNELS, STATUSES } from '../shop/account.ts';
import { judgeInvoices } from './invoices.ts';
import { judgeReceivables } from './receivables.ts';
import { paidPairs } from './sides.ts';
import { judgeTracking } from './tracking.ts';

function storeOrder(change: Partial<StoreOrder> = {}): StoreOrder {
  return {
    id: 40,
    number: '40',
    status: 'processing',
    totalCents: 10_000,
    refundedCents: 0,
    paymentMethod: 'pix',
    meta: [],
    lines: [],
    ...change,
  };
}

function erpOrder(change: Partial<BlingOrder> = {}): BlingOrder {
  return {
    id: 900,
    numeroLoja: '40',
    lojaId: CHANNELS.store,
    statusId: STATUSES.inProgress,
    totalCents: 10_000,
    heldUnits: 1,
    stockPosted: false,
    parcelas: [{ valor: 100 }],
    receivables: [{ situacao: 2, amountCents: 10_000, balanceCents: 0 }],
    ...change,
  };
}

const note = (change: Partial<BlingNote> = {}): BlingNote => ({
  id: 1,
  orderId: 900,
  situacao: 5,
  totalCents: 10_000,
  rejection: '',
  ...change,
});

const state = (orders: BlingOrder[]) => ({ products: [], orders, notes: [], parcels: [] });
const PAIR = { order: storeOrder(), erp: erpOrder() };

describe('orders that must be invoiced', () => {
  it.each([
    ['is on hold', storeOrder({ status: 'on-hold' }), erpOrder()],
    ['is paid at the door', storeOrder({ paymentMethod: 'cod' }), erpOrder()],
    [
      'was cancelled by a person in the ERP',
      storeOrder(),
      erpOrder({ statusId: STATUSES.cancelled }),
    ],
    ['is not in the ERP', storeOrder(), erpOrder({ numeroLoja: '41' })],
    ['costs nothing', storeOrder({ totalCents: 0 }), erpOrder()],
  ])('are not those of which one %s', (_what, order, erp) => {
    expect(paidPairs(state([erp]), { products: [], orders: [order] })).toEqual([]);
  });

  it('are those that the buyer has paid', () => {
    const sides = { products: [], orders: [storeOrder()] };

    expect(paidPairs(state([erpOrder()]), sides)).toEqual([PAIR]);
  });
});

describe('the judge of invoices', () => {
  it('counts one authorised note an order', () => {
    expect(judgeInvoices([PAIR], [note()])).toMatchObject({
      authorised: 1,
      rejected: 0,
      missing: 0,
      duplicated: 0,
      centsDifferent: 0,
      faults: [],
    });
  });

  it('sees a paid order without a note, a second note, and a note of another amount', () => {
    expect(judgeInvoices([PAIR], [])).toMatchObject({ missing: 1 });
    expect(judgeInvoices([PAIR], [note({ situacao: 1 })])).toMatchObject({ missing: 1 });
    expect(judgeInvoices([PAIR], [note(), note({ id: 2 })])).toMatchObject({ duplicated: 1 });
    expect(judgeInvoices([PAIR], [note({ totalCents: 9_999 })])).toMatchObject({
      centsDifferent: 1,
    });
  });

  it('takes a cancelled note for none, and a rejected one for what it is', () => {
    expect(judgeInvoices([PAIR], [note({ situacao: 2 })])).toMatchObject({ missing: 1 });
    expect(judgeInvoices([PAIR], [note({ situacao: 4 })])).toMatchObject({
      rejected: 1,
      missing: 0,
    });
  });
});

describe('the judge of receivables', () => {
  const judge = (receivables: BlingOrder['receivables']) =>
    judgeReceivables([{ order: storeOrder(), erp: erpOrder({ receivables }) }]);
  const of = (amountCents: number) => ({ situacao: 1, amountCents, balanceCents: amountCents });

  it('wants one receivable an instalment, and the total to the cent', () => {
    expect(judge([of(10_000)])).toEqual({
      missing: 0,
      duplicated: 0,
      centsDifferent: 0,
      faults: [],
    });
  });

  it('sees none, one too many, and a cent too few', () => {
    expect(judge([])).toMatchObject({ missing: 1 });
    expect(judge([of(10_000), of(10_000)])).toMatchObject({ duplicated: 1, centsDifferent: 1 });
    expect(judge([of(9_999)])).toMatchObject({ centsDifferent: 1 });
  });
});

describe('the judge of tracking', () => {
  const bling = {
    ...state([erpOrder()]),
    parcels: [{ orderId: 900, codigoRastreamento: 'AA1BR' }],
  };
  const store = (meta: StoreOrder['meta']) => ({ products: [], orders: [storeOrder({ meta })] });

  it('finds the code in the order of the store', () => {
    const shown = store([{ key: '_correios_tracking_code', value: 'AA1BR' }]);

    expect(judgeTracking(bling, shown)).toEqual({ parcels: 1, missing: 0, faults: [] });
  });

  it('sees a code that the store does not show', () => {
    expect(judgeTracking(bling, store([]))).toMatchObject({ parcels: 1, missing: 1 });
  });
});
