import { describe, expect, it } from 'vitest';

import { buildStore, KEY } from './store.builder.ts';

async function buildTwo() {
  const test = buildStore();
  const first = await test.create('/products', { sku: 'A', manage_stock: true, stock_quantity: 1 });
  const second = await test.create('/products', {
    sku: 'B',
    manage_stock: true,
    stock_quantity: 1,
  });
  const update = [first, second].map(({ id }) => ({ id, stock_quantity: 5 }));
  const stocks = () => test.store.state().products.map((product) => product.quantity);
  return { ...test, first, update, stocks };
}

describe('on purpose', () => {
  it('the host limits the rate, once', async () => {
    const { call, store } = await buildTwo();
    store.faults.add({ kind: 'rate-limit', amount: 7 });
    const refused = await call('GET', '/products');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await call('GET', '/products')).status).toBe(200);
    expect(store.log.at(-2)).toMatchObject({ status: 429, fault: 'rate-limit' });
  });

  it('the host answers with a page of HTML', async () => {
    const { call, store } = await buildTwo();
    store.faults.add({ kind: 'unavailable', path: '/orders', times: 2 });
    expect((await call('GET', '/products')).status).toBe(200);
    const refused = await call('GET', '/orders');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('content-type')).toContain('text/html');
    expect(store.faults.waiting()).toHaveLength(1);
    store.faults.clear();
    expect((await call('GET', '/orders')).status).toBe(200);
  });

  it('a batch dies halfway, with the first half stored', async () => {
    const { call, store, stocks, update } = await buildTwo();
    store.faults.add({ kind: 'half-batch', path: '/batch' });
    const { status } = await call('POST', '/products/batch', { update });
    expect(status).toBe(504);
    expect(stocks()).toEqual([5, 1]);
    expect(store.log.at(-1)?.writes).toMatchObject([{ sku: 'A', before: 1, after: 5 }]);
  });

  it('an answer is lost after the work was done', async () => {
    const { call, store, stocks, update } = await buildTwo();
    store.faults.add({ kind: 'lose-answer', method: 'POST' });
    await expect(call('POST', '/products/batch', { update })).rejects.toThrow('fetch failed');
    expect(stocks()).toEqual([5, 5]);
    expect(store.log.at(-1)).toMatchObject({ fault: 'lose-answer', status: 200 });
  });

  it('a cache answers what was true before', async () => {
    const { call, first, store } = await buildTwo();
    const path = `/products/${first.id}`;
    await call('GET', path);
    await call('PUT', path, { stock_quantity: 7 });
    store.faults.add({ kind: 'stale-get' });
    expect((await call('GET', path)).json.stock_quantity).toBe(1);
    expect((await call('GET', path)).json.stock_quantity).toBe(7);
  });

  it('the key is stripped on the way', async () => {
    const { call, store } = await buildTwo();
    store.faults.add({ kind: 'strip-authorization' });
    expect((await call('GET', '/products')).json.code).toBe('woocommerce_rest_cannot_view');
  });

  it('a list is cut short though its headers promise more', async () => {
    const { call, store } = await buildTwo();
    store.faults.add({ kind: 'truncate-list', amount: 1 });
    const { headers, rows } = await call('GET', '/products');
    expect([rows.length, headers.get('x-wp-total')]).toEqual([1, '2']);
  });

  it('an answer is slow, or does not come', async () => {
    const { call, clock, store } = await buildTwo();
    store.faults.add({ kind: 'slow', amount: 20_000 });
    const asked = clock.now();
    await clock.run(call('GET', '/products'));
    expect(clock.now() - asked).toBe(20_000);
    store.faults.add({ kind: 'hang' });
    let came = false;
    void call('GET', '/products').then(() => (came = true));
    await clock.advance(120_000);
    expect(came).toBe(false);
  });

  it('the work is done after the client has given up', async () => {
    const { clock, store } = await buildTwo();
    store.faults.add({ kind: 'late-commit', amount: 45_000 });
    const patience = new AbortController();
    const asked = store.fetch(
      new Request('https://loja.example/wp-json/wc/v3/orders', {
        method: 'POST',
        headers: { authorization: KEY },
        signal: patience.signal,
      }),
    );
    const given = Promise.allSettled([asked]);
    await clock.advance(30_000);
    patience.abort();
    expect(await given).toMatchObject([{ status: 'rejected', reason: { name: 'AbortError' } }]);
    expect(store.state().orders).toHaveLength(0);
    await clock.advance(15_000);
    expect(store.state().orders).toHaveLength(1);
    expect(store.log.at(-1)).toMatchObject({ fault: 'late-commit', status: 201 });
  });

  it('waits for the third call when told to skip two', async () => {
    const { call, store } = await buildTwo();
    store.faults.add({ kind: 'critical-error', skip: 2 });
    const statuses = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await call('GET', '/products')).status);
    expect(statuses).toEqual([200, 200, 500, 200]);
  });

  it('a body is no JSON', async () => {
    const { store } = await buildTwo();
    const response = await store.fetch(
      new Request(
        'https://loja.example/wp-json/wc/v3/products?consumer_key=ck_0123456789abcdef0123456789abcdef01234567&consumer_secret=cs_0123456789abcdef0123456789abcdef01234567',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"name":',
        },
      ),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'rest_invalid_json' });
    expect(JSON.stringify(store.log)).not.toContain('cs_0123456789');
  });
});
