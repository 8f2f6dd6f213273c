import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { list, scriptedShop } from './scripted-shop.builder.ts';
import { simulatedShop } from './simulated-shop.builder.ts';
import { TOPICS } from './webhooks.ts';

const TARGET = { url: 'https://totoro.example/webhooks/store/sto_1', secret: 'segredo' };

const { store } = scriptedShop(() => list([]));

/** A delivery as the store sends it. */
function delivery(body: object | string, headers: Readonly<Record<string, string>> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = createHmac('sha256', TARGET.secret).update(text).digest('base64');
  const all = new Headers({
    'x-wc-webhook-id': '4',
    'x-wc-webhook-signature': signature,
    ...headers,
  });
  return {
    body: new TextEncoder().encode(text),
    header: (name: string) => all.get(name) ?? undefined,
  };
}

function open(...[body, headers]: Parameters<typeof delivery>) {
  return store.webhooks.open(delivery(body, headers), TARGET.secret);
}

const ORDER = { 'x-wc-webhook-resource': 'order', 'x-wc-webhook-event': 'updated' };
const PRODUCT = { 'x-wc-webhook-resource': 'product', 'x-wc-webhook-event': 'deleted' };

describe('deliveries of WooCommerce', () => {
  it.each([
    [
      'an error envelope',
      { code: 'woocommerce_rest_product_invalid_id', data: { status: 404 } },
      ORDER,
    ],
    ['something that is no JSON', '<html>', ORDER],
    ['a customer', { id: 3 }, { 'x-wc-webhook-resource': 'customer' }],
    ['an action', { action: 'woocommerce_new_order', arg: 3 }, {}],
  ])('mean nothing when they carry %s', (...[, body, headers]) => {
    expect(open(body, headers).event.kind).toBe('none');
  });

  it('mean one thing each, though their delivery id is the same', () => {
    const headers = { ...ORDER, 'x-wc-webhook-delivery-id': 'same' };
    const at = '2026-11-24T04:08:46';

    const first = open({ id: 1, date_modified_gmt: at }, headers);
    const second = open({ id: 2, date_modified_gmt: at }, headers);

    expect(first.eventId).not.toBe(second.eventId);
  });

  it('are the same news whatever their delivery id, but each deletion is news', () => {
    const change = { id: 1, date_modified_gmt: '2026-11-24T04:08:46' };
    const idOf = (body: object, deliveryId: string, headers: Readonly<Record<string, string>>) =>
      open(body, { ...headers, 'x-wc-webhook-delivery-id': deliveryId }).eventId;

    expect(idOf(change, 'a', ORDER)).toBe(idOf(change, 'b', ORDER));
    expect(idOf({ id: 1 }, 'a', PRODUCT)).not.toBe(idOf({ id: 1 }, 'b', PRODUCT));
    expect(idOf({ id: 1 }, 'a', PRODUCT)).toBe(idOf({ id: 1 }, 'a', PRODUCT));
  });
});

describe('hooks of WooCommerce', () => {
  it('that belong to others are left alone, twins of ours are taken away', async () => {
    const { store: shop, backdoor, simulator } = simulatedShop();
    await backdoor.run(shop.webhooks.ensure(TARGET));
    const [ours] = [...simulator.shop.webhooks.values()];
    const others = { topic: 'order.created', deliveryUrl: 'https://outro.example/hook' };
    if (!ours) throw new Error('no hook was made');
    simulator.shop.webhooks.set(901, { ...ours, id: 901 });
    simulator.shop.webhooks.set(902, { ...ours, ...others, id: 902, status: 'disabled' });

    await backdoor.run(shop.webhooks.ensure(TARGET));

    const ids = [...simulator.shop.webhooks.keys()];
    expect(ids).not.toContain(901);
    expect(ids).toContain(902);
    expect(ids).toHaveLength(TOPICS.length + 1);
  });

  it('learn a new secret of ours', async () => {
    const { store: shop, backdoor, simulator } = simulatedShop();
    await backdoor.run(shop.webhooks.ensure(TARGET));
    const idsBefore = [...simulator.shop.webhooks.keys()];

    await backdoor.run(shop.webhooks.ensure({ ...TARGET, secret: 'outro' }));

    const hooks = [...simulator.shop.webhooks.values()];
    expect(hooks.map(({ id }) => id)).toEqual(idsBefore);
    expect(new Set(hooks.map(({ secret }) => secret))).toEqual(new Set(['outro']));
  });

  it('that died are made anew, so that their count of failures begins again', async () => {
    const { store: shop, backdoor, simulator } = simulatedShop();
    await backdoor.run(shop.webhooks.ensure(TARGET));
    for (const hook of simulator.shop.webhooks.values())
      Object.assign(hook, { status: 'disabled', failureCount: 7 });

    await backdoor.run(shop.webhooks.ensure(TARGET));

    const hooks = [...simulator.shop.webhooks.values()];
    expect(hooks.map(({ failureCount, status }) => [failureCount, status])).toEqual(
      TOPICS.map(() => [0, 'active']),
    );
  });
});
