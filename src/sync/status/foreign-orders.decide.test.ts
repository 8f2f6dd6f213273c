import { describe, expect, it } from 'vitest';

import type { ErpOrderRow } from '../../bling/erp-order.ts';
import { ChannelId, ErpOrderId } from '../../commerce/ids.ts';
import { cents } from '../../kernel/cents.ts';
import { tokenNote } from '../order/draft.ts';
import { hasOurToken, suspectOrders } from './foreign-orders.decide.ts';

const CHANNEL = ChannelId.parse('203204');
const TODAY = Date.UTC(2026, 10, 24, 3);
const DAY_MS = 86_400_000;

function row(change: Partial<ErpOrderRow> = {}): ErpOrderRow {
  return {
    id: ErpOrderId.parse('1'),
    number: '7',
    storeNumber: '90001',
    channelId: CHANNEL,
    date: TODAY,
    totalCents: cents(1000),
    statusId: undefined,
    statusValue: undefined,
    contactId: undefined,
    ...change,
  };
}

function suspects(rows: readonly ErpOrderRow[], toldAt?: number) {
  const seen = { rows, channelId: CHANNEL, ours: new Set([ErpOrderId.parse('9')]), toldAt };
  return suspectOrders(seen).map(({ id }) => id);
}

describe('an order that may be of another program', () => {
  it('has the channel and a number of the store, and is not linked to one of ours', () => {
    expect(suspects([row()])).toEqual(['1']);
    expect(suspects([row({ id: ErpOrderId.parse('9') })])).toEqual([]);
    expect(suspects([row({ storeNumber: '' })])).toEqual([]);
    expect(suspects([row({ channelId: ChannelId.parse('5') })])).toEqual([]);
  });

  it('counts again only when it is of a later day than the one it was told on', () => {
    const told = TODAY + DAY_MS / 2;

    expect(suspects([row()], told)).toEqual([]);
    expect(suspects([row({ date: TODAY + DAY_MS })], told)).toEqual(['1']);
  });

  it('is ours when its notes carry a token of ours, of an earlier life too', () => {
    expect(hasOurToken(tokenNote('3f2c1b7e-9a5d-4c1e-8a77-0f2e4d5c6b7a'))).toBe(true);
    expect(hasOurToken(`${tokenNote('3f2c1b7e-9a5d')}\nligar antes`)).toBe(true);
    expect(hasOurToken('Pedido importado pelo Bling')).toBe(false);
    expect(hasOurToken('')).toBe(false);
  });
});
