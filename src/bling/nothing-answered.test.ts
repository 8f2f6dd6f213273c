import { describe, expect, it } from 'vitest';

import { ChannelId, ErpContactId, ErpOrderId, ErpProductId } from '../commerce/ids.ts';
import { type Answerer, data, json, scriptedBling } from './bling.builder.ts';

type Scripted = ReturnType<typeof scriptedBling>['bling'];

const CHANNEL = ChannelId.parse('7');
const NOTHING: readonly (readonly [string, Answerer])[] = [
  ['an empty body', () => new Response('', { headers: { 'x-amzn-requestid': 'req-9' } })],
  ['an empty envelope', withRequestId({ data: null })],
  ['an empty text', withRequestId({ data: '' })],
  ['an object without rows', withRequestId({})],
];
const LISTS: readonly (readonly [string, (bling: Scripted) => Promise<unknown>])[] = [
  ['orders by number', (bling) => bling.orders.listByStoreNumbers(['1'], CHANNEL)],
  [
    'changed orders',
    (bling) => bling.orders.listChanged({ page: 1, changed: { from: 0, now: 1 } }),
  ],
  ['products', (bling) => bling.products.list({ page: 1 })],
  ['prices of a channel', (bling) => bling.storeLinks.list({ page: 1, channelId: CHANNEL })],
  ['contacts by document', (bling) => bling.contacts.findByDocument('52998224725')],
  ['balances', (bling) => bling.stock.balances([ErpProductId.parse('1')])],
  ['warehouses', (bling) => bling.warehouses.list()],
  ['statuses', (bling) => bling.statuses.list()],
];
const THINGS: readonly (readonly [string, (bling: Scripted) => Promise<unknown>])[] = [
  ['an order', (bling) => bling.orders.get(ErpOrderId.parse('1'))],
  ['a product', (bling) => bling.products.get(ErpProductId.parse('1'))],
  ['a contact', (bling) => bling.contacts.get(ErpContactId.parse('1'))],
  ['the company', (bling) => bling.company()],
  ['the walk-in consumer', (bling) => bling.contacts.walkInConsumer()],
];

function withRequestId(body: unknown): Answerer {
  return () => Response.json(body, { headers: { 'x-amzn-requestid': 'req-9' } });
}

function isUnavailable(detail: string) {
  return {
    code: 'bling.unavailable',
    kind: 'transient',
    outcome: 'not_applied',
    message: expect.stringMatching(new RegExp(`${detail}.*req-9`)),
  };
}

describe.each(NOTHING)('%s with status 200', (_name, answer) => {
  it.each(LISTS)('is no empty list of %s, but a hiccup', async (_list, read) => {
    const { bling, run } = scriptedBling(answer);

    await expect(run(read(bling))).rejects.toMatchObject(isUnavailable('no list'));
  });
});

describe.each(NOTHING.slice(0, 3))('%s with status 200', (_name, answer) => {
  it.each(THINGS)('is not %s, but a hiccup', async (_thing, read) => {
    const { bling, run } = scriptedBling(answer);

    await expect(run(read(bling))).rejects.toMatchObject(isUnavailable('no thing'));
  });
});

describe('a list in Bling', () => {
  const full = Array.from({ length: 100 }, (_, at) => ({ id: at + 1, descricao: 'x' }));

  it('is read until a page is short', async () => {
    const { bling, calls, run } = scriptedBling(data(full), data(full.slice(0, 1)), data([]));

    await run(bling.warehouses.list());

    expect(calls.length).toBeGreaterThanOrEqual(3);
  });

  it('whose page number is ignored ends as a failure, not never', async () => {
    const { bling, calls, run } = scriptedBling(data(full));

    await expect(run(bling.warehouses.list())).rejects.toMatchObject({ code: 'bling.unreadable' });
    expect(calls.length).toBeLessThanOrEqual(4);
  });

  it('that does not end within 2,000 pages is given up', async () => {
    const { bling, calls, run } = scriptedBling(json(200, { data: [] }));

    const page = run(bling.products.list({ page: 2_001 }));

    await expect(page).rejects.toMatchObject({ code: 'bling.unreadable' });
    expect(calls).toEqual([]);
  });
});
