import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { LARGEST_DELIVERY_BYTES } from './delivery-limit.routes.ts';
import { ACCOUNT, fromStore, openInboxBench, STORE } from './inbox.builder.ts';

let bench: Awaited<ReturnType<typeof openInboxBench>>;
beforeEach(async () => {
  bench = await openInboxBench();
});
afterEach(() => bench.database.close());

const order = (id = 40, changed = '2026-03-10T11:59:58') =>
  JSON.stringify({ id, status: 'processing', date_modified_gmt: changed });
const deliver = (request: RequestInit, storeId: string = STORE) =>
  bench.store().request(`/webhooks/store/${storeId}`, request);

describe('a notice of a store', () => {
  it('is remembered, and what it is about is marked', async () => {
    const answer = await deliver(fromStore(order()));

    expect(answer.status).toBe(200);
    expect(await bench.rows('inbox_event')).toEqual([
      expect.objectContaining({ source: STORE, state: 'accepted', topic: 'order.changed' }),
    ]);
    expect(await bench.rows('pending_work')).toEqual([
      expect.objectContaining({ kind: 'order', item_key: '40' }),
    ]);
    expect(bench.woken).toEqual([ACCOUNT]);
  });

  it('that comes twice marks once; about a later change, it is news', async () => {
    await deliver(fromStore(order()));
    const again = await deliver(fromStore(order()));
    const later = await deliver(fromStore(order(40, '2026-03-10T12:00:01')));

    expect(await again.json()).toEqual({ accepted: false });
    expect(await later.json()).toEqual({ accepted: true });
    expect(await bench.rows('pending_work')).toHaveLength(1);
  });

  it('of a paused store is taken all the same', async () => {
    await bench.database.db.updateTable('store').set({ state: 'paused' }).execute();

    await deliver(fromStore(order()));

    expect(await bench.rows('pending_work')).toHaveLength(1);
  });

  it('of a disconnected store is answered 2xx and kept aside with an alarm', async () => {
    await bench.database.db.updateTable('store').set({ state: 'disconnected' }).execute();

    const answer = await deliver(fromStore(order()));

    expect(answer.status).toBe(200);
    expect((await bench.rows('inbox_event'))[0]).toMatchObject({ state: 'quarantined' });
    expect(await bench.rows('pending_work')).toEqual([]);
    expect(bench.warnings).toEqual(['a webhook was put in quarantine']);
  });
});

describe('weaknesses of WooCommerce', () => {
  it('answers the unsigned ping of a new webhook with 200, and keeps nothing', async () => {
    const ping = {
      method: 'POST',
      body: 'webhook_id=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };

    expect((await deliver(ping)).status).toBe(200);
    expect(await bench.rows('inbox_event')).toEqual([]);
  });

  it('answers the signed error envelope with 200, and marks nothing', async () => {
    const body = '{"code":"woocommerce_rest_product_invalid_id","message":"x"}';

    expect((await deliver(fromStore(body, { topic: 'product.updated' }))).status).toBe(200);
    expect(await bench.rows('pending_work')).toEqual([]);
  });
});

describe('what is refused', () => {
  it('is what was signed with another secret, or not at all', async () => {
    const unsigned = { method: 'POST', body: order() };

    expect((await deliver(fromStore(order(), { secret: 'other' }))).status).toBe(401);
    expect((await deliver(unsigned)).status).toBe(401);
    expect(await bench.rows('inbox_event')).toEqual([]);
  });

  it('is what is too large', async () => {
    const large = JSON.stringify({ id: 1, text: 'x'.repeat(LARGEST_DELIVERY_BYTES) });

    expect((await deliver(fromStore(large))).status).toBe(413);
  });
});

describe('a store that we do not know', () => {
  it('is answered 2xx, told to the operator, and kept without its body', async () => {
    const answer = await deliver(fromStore(order()), 'sto_unknown0001');

    expect(answer.status).toBe(200);
    expect(await bench.rows('inbox_event')).toEqual([
      expect.objectContaining({
        source: 'store:unknown',
        event_id: 'sto_unknown0001',
        state: 'quarantined',
        body_sealed: expect.stringMatching(/\)0$/),
      }),
    ]);
    expect(bench.warnings).toContain('a webhook came for a store that we do not know');
  });

  it('cannot fill the database', async () => {
    for (let index = 0; index < 105; index++)
      await deliver(fromStore(order()), `sto_stranger${index}`);

    expect(await bench.rows('inbox_event')).toHaveLength(100);
  });
});
