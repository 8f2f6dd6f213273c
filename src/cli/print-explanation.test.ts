import { expect, it } from 'vitest';

import type { StockExplanation } from '../app/explain-stock.ts';
import { AccountId, ErpProductId, StoreId, StoreItemId } from '../commerce/ids.ts';
import type { MessageRef } from '../messages/message.ts';
import { printExplanation } from './print-explanation.ts';

function told(isMaster: boolean): readonly string[] {
  const keys: string[] = [];
  const explanation: StockExplanation = {
    account: AccountId.parse('acc_loja0001'),
    product: ErpProductId.parse('1'),
    sku: 'CAN-1',
    name: 'Caneca',
    at: 0,
    from: 'facts',
    stores: [
      {
        store: StoreId.parse('sto_loja0001'),
        name: 'Loja',
        item: StoreItemId.parse('11'),
        isMaster,
        reckonedAt: 0,
        level: 3,
        buffer: undefined,
        terms: undefined,
        limitedBy: undefined,
        unknown: undefined,
        written: { quantity: 10, at: 0, done: 'set', from: 8 },
        soldSince: [],
        shows: 10,
        firstAt: undefined,
        waitsFor: undefined,
      },
    ],
  };
  printExplanation(explanation, {
    print: () => {},
    say: ({ key }: MessageRef) => {
      keys.push(key);
      return key;
    },
  });
  return keys;
}

it('the number of a stock master is told as its own, and not as one that we would write over', () => {
  expect(told(true)).toContain('explain.isMaster');
  expect(told(true)).not.toContain('explain.willChange');
  expect(told(false)).toContain('explain.willChange');
  expect(told(false)).not.toContain('explain.isMaster');
});
