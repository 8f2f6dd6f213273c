import { describe, expect, it } from 'vitest';

import { StoreOrderId } from '../../commerce/ids.ts';
import { message } from '../../messages/message.ts';
import { decideStockPosting, type StockFacts } from './stock-posting.decide.ts';

const ORDER = StoreOrderId.parse('40');
const OTHER = StoreOrderId.parse('39');

describe('the goods', () => {
  const stock: StockFacts = {
    number: '40',
    orderId: ORDER,
    owner: 'sync',
    erpStatusValue: 1,
    statusPosts: false,
    posted: false,
    proof: { state: 'proven', order_id: OTHER },
    changing: false,
  };

  it.each([
    ['leave at fulfilment', {}, { do: 'post', first: false }],
    ['stay until then', { erpStatusValue: 3 }, { do: 'nothing' }],
    ['leave once', { posted: true }, { do: 'nothing' }],
    ['stay while a person changes the order', { changing: true }, { do: 'nothing' }],
    ['of the first order are compared', { proof: undefined }, { do: 'post', first: true }],
    [
      'of the first order are compared until it is clear',
      { posted: true, proof: { state: 'proving', order_id: ORDER } },
      { do: 'prove' },
    ],
    [
      'of others wait for the first',
      { proof: { state: 'proving', order_id: OTHER } },
      { do: 'stand_still', cause: message('receivable.proving', { number: '39' }) },
    ],
    [
      'of others wait for a person after a doubling',
      { proof: { state: 'conflict', order_id: OTHER } },
      { do: 'stand_still', cause: message('receivable.stopped', { number: '39' }) },
    ],
    [
      'are not taken where the status takes them too',
      { statusPosts: true },
      { do: 'ask', cause: message('receivable.twoStockOwners', { number: '40' }) },
    ],
    ...(['nobody', 'status', 'invoice'] as const).map(
      (owner) => [`are not ours to take (${owner})`, { owner }, { do: 'nothing' }] as const,
    ),
  ] as const)('%s', (_, change, plan) => {
    expect(decideStockPosting({ ...stock, ...change })).toEqual(plan);
  });
});
