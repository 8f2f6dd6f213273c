import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { buildStore } from '../store.builder.ts';
import { buildListenedStore, TOPICS } from './listened-store.builder.ts';

describe('registering', () => {
  it('pings with an unsigned form, and succeeds even if nobody answers', async () => {
    const test = buildStore();
    test.receiver = () => 0;
    const webhook = await test.create('/webhooks', {
      topic: 'order.created',
      delivery_url: 'https://erp.example/',
    });
    const [ping] = test.received;
    expect(ping?.body).toBe(`webhook_id=${webhook.id}`);
    expect(ping?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(ping?.headers.has('x-wc-webhook-signature')).toBe(false);
    expect(webhook).not.toHaveProperty('secret');
  });

  it.each([
    [{ topic: 'order.created' }, 400, 'rest_missing_callback_param'],
    [
      { topic: 'order.eaten', delivery_url: 'https://a.example' },
      400,
      'woocommerce_rest_shop_webhook_invalid_topic',
    ],
    [
      { topic: 'order.created', delivery_url: 'ftp:' },
      400,
      'woocommerce_rest_shop_webhook_invalid_delivery_url',
    ],
  ])('%j is refused', async (body, status, code) => {
    const { call } = buildStore();
    const answer = await call('POST', '/webhooks', body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it('is undone with force only', async () => {
    const { call } = await buildListenedStore();
    const [webhook] = (await call('GET', '/webhooks')).rows;
    expect((await call('DELETE', `/webhooks/${webhook?.id}`)).status).toBe(501);
    expect((await call('DELETE', `/webhooks/${webhook?.id}?force=true`)).status).toBe(200);
    expect((await call('GET', '/webhooks')).rows).toHaveLength(TOPICS.length - 1);
  });
});

describe('a delivery', () => {
  it('is signed over its raw bytes, and looks like the GET of that moment', async () => {
    const { call, clock, create, received } = await buildListenedStore();
    const order = await create('/orders', { customer_note: 'Olá / ç' });
    await call('PUT', `/orders/${order.id}`, { status: 'refunded' });
    await clock.advance(61_000);
    const created = received.find((one) => one.url.endsWith('/order.created'));
    expect(created?.headers.get('x-wc-webhook-signature')).toBe(
      createHmac('sha256', 'a&"b')
        .update(created?.body ?? '')
        .digest('base64'),
    );
    expect(created?.body).toContain(String.raw`Ol\u00e1 \/ \u00e7`);
    expect(created?.body).toBe((await call('GET', `/orders/${order.id}`)).text);
    expect(created?.body).toContain('"status":"refunded"');
  });

  it('comes 5 to 60 seconds later, merged while one waits', async () => {
    const { call, clock, mug, received } = await buildListenedStore();
    for (let quantity = 0; quantity < 100; quantity += 1) {
      await call('PUT', `/products/${mug.id}`, { stock_quantity: quantity });
    }
    await clock.advance(4900);
    expect(received).toHaveLength(0);
    await clock.advance(56_000);
    expect(received).toHaveLength(1);
    expect(received[0]?.body).toContain('"stock_quantity":99');
  });

  it('shares its id with all others of its webhook in that second', async () => {
    const test = await buildListenedStore({ webhookDelayMs: { min: 5000, max: 5001 } });
    await test.create('/products', { sku: 'A' });
    await test.create('/products', { sku: 'B' });
    await test.clock.advance(6000);
    const ids = test.received
      .filter((one) => one.url.endsWith('/product.created'))
      .map((one) => one.headers.get('x-wc-webhook-delivery-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('is a signed error envelope when the object is gone', async () => {
    const test = await buildListenedStore();
    const product = await test.create('/products', {});
    await test.call('DELETE', `/products/${product.id}?force=true`);
    await test.clock.advance(61_000);
    expect(test.received.map((one) => JSON.parse(one.body) as unknown)).toEqual([
      {
        code: 'woocommerce_rest_product_invalid_id',
        message: 'Invalid ID.',
        data: { status: 404 },
      },
    ]);
  });

  it('is tried once, lost when dropped, late or an error when told so', async () => {
    const test = await buildListenedStore();
    test.store.faults.add({ kind: 'drop-delivery', topic: 'order.updated' });
    test.store.faults.add({ kind: 'late-delivery', topic: 'order.created' });
    test.store.faults.add({ kind: 'error-envelope', topic: 'order.created' });
    await test.create('/orders', {});
    await test.clock.advance(61_000);
    expect(test.received).toHaveLength(0);
    expect(test.store.deliveries.at(-1)).toMatchObject({
      topic: 'order.updated',
      outcome: 'dropped',
    });
    await test.clock.advance(10_000);
    expect(test.received.map((one) => one.body)).toEqual([
      String.raw`{"code":"woocommerce_rest_shop_order_invalid_id","message":"Invalid ID.","data":{"status":404}}`,
    ]);
  });

  it('may be of a draft that no list shows', async () => {
    const test = await buildListenedStore();
    await test.call('POST', '/orders', { coupon_lines: [{ code: 'x' }] });
    await test.clock.advance(61_000);
    expect(test.received[0]?.body).toContain('"status":"checkout-draft"');
  });

  it('of updated may overtake the one of created', async () => {
    const test = await buildListenedStore();
    test.store.faults.add({ kind: 'late-delivery', topic: 'order.created' });
    await test.create('/orders', {});
    await test.clock.advance(70_000);
    expect(test.received.map((one) => one.headers.get('x-wc-webhook-event'))).toEqual([
      'updated',
      'created',
    ]);
  });

  it('that nobody answers within 60 s counts as failed', async () => {
    const test = await buildListenedStore();
    test.receiver = () => 0;
    await test.create('/products', {});
    await test.clock.advance(61_000);
    expect(test.store.deliveries.at(-1)).toMatchObject({ status: undefined, outcome: 'failed' });
  });
});

describe('failures', () => {
  it('switch off at the 7th in a row; switching on does not forget; one success does', async () => {
    const test = await buildListenedStore();
    test.receiver = () => 500;
    const status = async () => {
      const { rows } = await test.call('GET', '/webhooks');
      return rows.find((one) => one.topic === 'product.updated')?.status;
    };
    const webhookId = (await test.call('GET', '/webhooks')).rows.find(
      (one) => one.topic === 'product.updated',
    )?.id;
    const failOnce = async () => {
      await test.call('PUT', `/products/${test.mug.id}`, {});
      await test.clock.advance(61_000);
    };
    for (let failure = 1; failure <= 6; failure += 1) await failOnce();
    expect(await status()).toBe('active');
    await failOnce();
    expect(await status()).toBe('disabled');
    await test.call('PUT', `/webhooks/${webhookId}`, { status: 'active' });
    await failOnce();
    expect(await status()).toBe('disabled');
    await test.call('PUT', `/webhooks/${webhookId}`, { status: 'active' });
    test.receiver = () => 302;
    await failOnce();
    test.receiver = () => 500;
    await failOnce();
    expect(await status()).toBe('active');
  });
});
