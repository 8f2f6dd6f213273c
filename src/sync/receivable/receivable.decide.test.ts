import { describe, expect, it } from 'vitest';

import {
  LedgerAccountId,
  PaymentMethodId,
  ReceivableId,
  StoreOrderId,
} from '../../commerce/ids.ts';
import { message } from '../../messages/message.ts';
import { STORE } from '../repository.builder.ts';
import {
  decideReceivables,
  nextLookAt,
  type ReceivableFacts,
  tallyOf,
} from './receivable.decide.ts';

const ORDER = StoreOrderId.parse('40');
const OTHER = StoreOrderId.parse('39');
const BANK = LedgerAccountId.parse('33');
const PIX = {
  id: PaymentMethodId.parse('555'),
  name: 'Pix',
  type: 17,
  active: true,
  isDefault: true,
  purpose: 'receive',
  destination: 'receivable',
  settlesItself: false,
} as const;
const OPEN = {
  store_id: STORE,
  order_id: ORDER,
  receivable_id: ReceivableId.parse('7001'),
  due_at: null,
  amount_cents: 500,
  state: 'open',
  settlement_id: null,
  settled_at: null,
} as const;

/** Paid by Pix, ours to post, proven before. */
function facts(change: Partial<ReceivableFacts> = {}): ReceivableFacts {
  return {
    number: '40',
    orderId: ORDER,
    owner: 'sync',
    sale: 'paid',
    cancelledInErp: false,
    posterCame: false,
    cameToItsEnd: false,
    step: 'expected',
    parts: [],
    listedCents: 0,
    expectedCents: 500,
    terms: PIX,
    proof: { state: 'proven', order_id: OTHER },
    moneyBlock: undefined,
    settledTypes: [15, 16, 17, 18, 20],
    ledgerAccountId: BANK,
    changing: false,
    ...change,
  };
}

const posted = (change: Partial<ReceivableFacts> = {}) =>
  facts({ step: 'posted', parts: [OPEN], listedCents: 500, ...change });

describe('receivables of ours', () => {
  it.each([
    ['paid', { sale: 'paid' }, { do: 'post', first: false }],
    ['sold and paid after delivery', { sale: 'firm' }, { do: 'post', first: false }],
    ['on hold or unpaid', { sale: 'open' }, { do: 'nothing' }],
    ['cancelled in Bling', { cancelledInErp: true }, { do: 'nothing' }],
    [
      'being changed',
      { changing: true },
      { do: 'stand_still', cause: message('receivable.changing', { number: '40' }) },
    ],
    ['being changed before it is due', { changing: true, sale: 'open' }, { do: 'nothing' }],
    ['the first of the account', { proof: undefined }, { do: 'post', first: true }],
    ['taken back', { step: 'reversed' }, { do: 'nothing' }],
    ['known to have none', { step: 'none_expected' }, { do: 'nothing' }],
    ['of nobody', { owner: 'nobody' }, { do: 'nothing' }],
    [
      'of total 0',
      { expectedCents: 0 },
      { do: 'none_expected', reason: message('receivable.totalZero', {}) },
    ],
    [
      'paid into the cash box',
      { terms: { ...PIX, destination: 'cash' } },
      { do: 'none_expected', reason: message('receivable.methodKeepsNone', { method: 'Pix' }) },
    ],
    [
      'by a method whose terms nobody tells',
      { terms: { ...PIX, destination: 'unknown' } },
      { do: 'post', first: false },
    ],
    ['by a method that is gone', { terms: undefined }, { do: 'post', first: false }],
  ] as const)('of an order that is %s', (_, change, plan) => {
    expect(decideReceivables(facts(change))).toEqual(plan);
  });
});

describe('receivables of another owner', () => {
  it.each([
    ['status', false, 'nothing'],
    ['status', true, 'look'],
    ['invoice', false, 'nothing'],
    ['invoice', true, 'look'],
  ] as const)('(%s, came: %s) are never posted by us', (owner, posterCame, plan) => {
    expect(decideReceivables(facts({ owner, posterCame })).do).toBe(plan);
    expect(decideReceivables(facts({ owner, posterCame, step: 'awaited' })).do).toBe(plan);
  });
});

describe('posted receivables', () => {
  it.each([
    ['were not read yet', { parts: [], listedCents: 0 }, 'look'],
    ['do not add up', { listedCents: 501 }, 'look'],
    [
      'are of an order that was changed to nothing',
      { parts: [], listedCents: 0, expectedCents: 0 },
      'nothing',
    ],
    [
      'were the first, and the order is over',
      { proof: { state: 'proving', order_id: ORDER }, cameToItsEnd: true },
      'look',
    ],
    [
      'were the first, and the order goes on',
      { proof: { state: 'proving', order_id: ORDER } },
      'settle',
    ],
    ['are paid by Pix', {}, 'settle'],
    ['are paid after delivery', { sale: 'firm' }, 'nothing'],
    ['are paid by card', { terms: { ...PIX, type: 3 } }, 'nothing'],
    ['are settled by Bling itself', { terms: { ...PIX, settlesItself: true } }, 'nothing'],
    ['are received already', { parts: [{ ...OPEN, state: 'received' }] }, 'nothing'],
    ['go nobody knows where', { ledgerAccountId: undefined }, 'ask_ledger'],
    ['are paid by a method that is gone', { terms: undefined }, 'ask'],
    ['are not paid, by a method that is gone', { terms: undefined, sale: 'firm' }, 'nothing'],
    [
      'are received already, by a method that is gone',
      { terms: undefined, parts: [{ ...OPEN, state: 'received' }] },
      'nothing',
    ],
    [
      'are paid by a method that is gone, where we settle nothing',
      { terms: undefined, settledTypes: [] },
      'nothing',
    ],
    [
      'are of an order that does not close',
      { moneyBlock: message('receivable.totalZero', {}) },
      'ask',
    ],
  ] as const)('that %s', (_, change, plan) => {
    expect(decideReceivables(posted(change)).do).toBe(plan);
  });
});

describe('after a doubling', () => {
  it.each([
    ['another order waits', { proof: { state: 'conflict', order_id: OTHER } }, 'stand_still'],
    [
      'the order itself is looked at again',
      { proof: { state: 'conflict', order_id: ORDER } },
      'look',
    ],
  ] as const)('%s', (_, change, plan) => {
    expect(decideReceivables(facts(change)).do).toBe(plan);
    expect(decideReceivables(posted(change)).do).toBe(plan);
  });

  it('an order with nothing to do is left in peace', () => {
    const proof = { state: 'conflict', order_id: OTHER } as const;
    expect(decideReceivables(facts({ proof, sale: 'open' })).do).toBe('nothing');
  });
});

it('what should be there is looked for three times, and is missing after an hour', () => {
  const since = 1_000_000;
  const looks = [0, 60_000, 600_000, 3_600_000].map((ms) => nextLookAt(since, since + ms));

  expect(looks).toEqual([since + 60_000, since + 600_000, since + 3_600_000, undefined]);
});

it.each([
  [500, 500, 'right'],
  [0, 500, 'none'],
  [499, 500, 'differs'],
  [501, 500, 'differs'],
  [999, 500, 'differs'],
  [1000, 500, 'doubled'],
  [1500, 500, 'doubled'],
] as const)('a list of %i for %i is %s', (listed, expected, tally) => {
  expect(tallyOf(listed, expected)).toBe(tally);
});
