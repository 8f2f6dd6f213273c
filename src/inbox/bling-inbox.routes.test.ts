import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { LARGEST_DELIVERY_BYTES } from './delivery-limit.routes.ts';
import { ACCOUNT, fromBling, openInboxBench, STORE, stockEvent } from './inbox.builder.ts';

let bench: Awaited<ReturnType<typeof openInboxBench>>;
beforeEach(async () => {
  bench = await openInboxBench();
});
afterEach(() => bench.database.close());

const deliver = (request: RequestInit, change: Parameters<typeof bench.bling>[0] = {}) =>
  bench.bling(change).request('/webhooks/bling/main', request);

describe('a notice of Bling', () => {
  it('is remembered sealed with its own date, and what it is about is marked', async () => {
    const answer = await deliver(fromBling(stockEvent()));

    expect(answer.status).toBe(200);
    expect(await bench.rows('inbox_event')).toEqual([
      expect.objectContaining({
        source: 'bling:main',
        event_id: '01a0ffff-7c1d-7aaa-8bbb-0c0c0c0c0c0c',
        event_at: Date.parse('2026-03-10T11:59:58Z'),
        state: 'accepted',
        topic: 'stock.created',
        body_sealed: expect.stringMatching(/^sealed\(inbox_event bling:main 01a0ffff/),
      }),
    ]);
    expect(await bench.rows('pending_work')).toEqual([
      expect.objectContaining({
        account_id: ACCOUNT,
        kind: 'stock',
        item_key: '16600000001',
        lane: STORE,
        correlation: 'bling:main 01a0ffff-7c1d-7aaa-8bbb-0c0c0c0c0c0c',
      }),
    ]);
    expect(bench.observed).toEqual(['stock']);
    expect(bench.woken).toEqual([ACCOUNT]);
  });

  it('that comes twice is answered 2xx twice and marks once', async () => {
    await deliver(fromBling(stockEvent()));
    await bench.database.db.deleteFrom('pending_work').execute();

    const again = await deliver(fromBling(stockEvent()));

    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ accepted: false });
    expect(await bench.rows('pending_work')).toEqual([]);
    expect(bench.observed).toHaveLength(1);
  });

  it('a hundred about one product are one row of work', async () => {
    const app = bench.bling();
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) =>
        app.request('/webhooks/bling/main', fromBling(stockEvent({ eventId: `event-${index}` }))),
      ),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await bench.rows('inbox_event')).toHaveLength(100);
    expect(await bench.rows('pending_work')).toHaveLength(1);
  });

  it('that means nothing to us is accepted and marks nothing', async () => {
    const supplier = { event: 'product_supplier.deleted', data: { id: 5 } };

    const answer = await deliver(fromBling(stockEvent(supplier)));

    expect(answer.status).toBe(200);
    expect(await bench.rows('pending_work')).toEqual([]);
    expect(bench.woken).toEqual([]);
  });
});

describe('what Bling did not sign', () => {
  it.each([
    ['unsigned', { method: 'POST', body: stockEvent() }],
    ['signed with another secret', fromBling(stockEvent(), 'other')],
    ['changed on its way', { ...fromBling(stockEvent()), body: stockEvent({ companyId: 'x' }) }],
  ])('is refused with 401 and leaves nothing: %s', async (_, request) => {
    const answer = await deliver(request);

    expect(answer.status).toBe(401);
    expect(await bench.rows('inbox_event')).toEqual([]);
    expect(bench.warnings).toEqual(['a webhook was refused: not signed by Bling']);
  });

  it('is refused with 413 when larger than the limit, which is above 2 MB', async () => {
    const large = (bytes: number) => fromBling(stockEvent({ padding: 'x'.repeat(bytes) }));

    expect((await deliver(large(LARGEST_DELIVERY_BYTES))).status).toBe(413);
    expect((await deliver(large(2 * 1024 * 1024))).status).toBe(200);
  });
});

describe('what Bling signed and we cannot use', () => {
  it.each([
    ['not JSON', 'oops', 'inbox.unreadable'],
    ['of an unknown shape', stockEvent({ data: { id: null } }), 'inbox.unreadable'],
    ['of an event that is new', stockEvent({ event: 'unicorn.born' }), 'inbox.unreadable'],
    ['of an unknown company', stockEvent({ companyId: 'f'.repeat(32) }), 'inbox.unknownCompany'],
  ])('is answered 2xx and kept aside with an alarm: %s', async (_, body, key) => {
    const answer = await deliver(fromBling(body));

    expect(answer.status).toBe(200);
    const [kept, ...others] = await bench.rows('inbox_event');
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ state: 'quarantined', reason: expect.stringContaining(key) });
    expect(await bench.rows('pending_work')).toEqual([]);
    expect(bench.warnings).toEqual(['a webhook was put in quarantine']);
  });

  it('of a disconnected account, the same', async () => {
    await bench.database.db.updateTable('account').set({ state: 'disconnected' }).execute();

    const answer = await deliver(fromBling(stockEvent()));

    expect(answer.status).toBe(200);
    expect((await bench.rows('inbox_event'))[0]).toMatchObject({
      state: 'quarantined',
      reason: expect.stringContaining('inbox.accountDisconnected'),
    });
  });

  it('unreadable and repeated, is kept and told once', async () => {
    await deliver(fromBling('oops'));
    await deliver(fromBling('oops'));

    expect(await bench.rows('inbox_event')).toHaveLength(1);
    expect(bench.warnings).toHaveLength(1);
  });
});

describe('trouble of ours', () => {
  it.each(['workFor', 'observe'] as const)(
    'in %s undoes all, answers no 2xx, and the repeated delivery is taken',
    async (part) => {
      const failed = await deliver(fromBling(stockEvent()), {
        [part]: async () => {
          throw new Error('disk full');
        },
      });

      expect(failed.status).toBe(500);
      expect(await bench.rows('inbox_event')).toEqual([]);
      expect(await bench.rows('pending_work')).toEqual([]);
      expect(await (await deliver(fromBling(stockEvent()))).json()).toEqual({ accepted: true });
    },
  );

  it('answers a mere look at the address with 200', async () => {
    expect((await deliver({ method: 'GET' })).status).toBe(200);
  });
});
