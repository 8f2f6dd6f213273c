import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { describeWithReference } from '../../../test/reference.ts';
import { buildStore } from './store.builder.ts';

/** Names and JSON types of an object, deep; lists by their first item. Null fits anything that may be null. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? 'list' : [shapeOf(value[0])];
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, shapeOf(part)]),
  );
}

/** The keys of an order's meta, in their order. */
function keysOf(order: unknown): readonly string[] {
  return (order as { meta_data: { key: string }[] }).meta_data.map(({ key }) => key);
}

async function buildFilledStore() {
  const test = buildStore();
  const simple = await test.create('/products', {
    name: 'B1',
    sku: 'B1',
    regular_price: '100',
    manage_stock: true,
    stock_quantity: 9,
    date_on_sale_from: '2026-11-01T00:00:00',
    meta_data: [{ key: 'bling_id', value: '123' }],
  });
  await test.create('/products', { name: 'Other' });
  const parent = await test.create('/products', {
    name: 'Tenis',
    type: 'variable',
    sku: 'TEN',
    attributes: [
      { name: 'Tamanho', options: ['38', '39'], variation: true, visible: true },
      { name: 'Cor', options: ['Azul'], variation: true, visible: true },
    ],
  });
  const attributes = [
    { name: 'Tamanho', option: '39' },
    { name: 'Cor', option: 'Azul' },
  ];
  const variation = await test.create(`/products/${parent.id}/variations`, {
    sku: 'TEN-39',
    regular_price: '209.90',
    manage_stock: true,
    stock_quantity: 12,
    attributes,
  });
  return { ...test, simple, parent, variation };
}

describeWithReference('what a real shop answered', 'woocommerce/observed', (folder) => {
  const observed = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const body = (file: string): unknown => {
    const { body: text } = observed(file) as { body: string };
    return JSON.parse(text);
  };

  it('a simple product, a variable one and a variation have the same fields and types', async () => {
    const { call, parent, simple, variation } = await buildFilledStore();
    const get = async (path: string) => shapeOf((await call('GET', path)).json);
    expect(await get(`/products/${simple.id}`)).toEqual(shapeOf(observed('product-simple.json')));
    expect(await get(`/products/${parent.id}`)).toEqual(shapeOf(observed('product-variable.json')));
    expect(await get(`/products/${parent.id}/variations/${variation.id}`)).toEqual(
      shapeOf(observed('variation.json')),
    );
  });

  it('an order of the classic checkout, paid and tracked, has the same fields and types', async () => {
    const { call, store } = await buildFilledStore();
    const bought = store.control.buy({
      items: [{ sku: 'B1', quantity: 2 }],
      payment: 'credit-card',
    });
    const id = bought.ok ? bought.order.id : 0;
    await call('PUT', `/orders/${id}`, { correios_tracking_code: 'BB123456789BR' });
    const { json } = await call('GET', `/orders/${id}`);
    expect(shapeOf(json)).toEqual(shapeOf(observed('order-checkout-pf.json')));
    expect(keysOf(json)).toEqual(keysOf(observed('order-checkout-pf.json')));
  });

  it('an order of a company, waiting for its payment, has the same fields and types', async () => {
    const { call, store } = await buildFilledStore();
    const bought = store.control.buy({
      items: [{ sku: 'B1', quantity: 1 }],
      payment: 'boleto',
      person: { document: '11.222.333/0001-81', company: 'Costa Ltda' },
    });
    const id = bought.ok ? bought.order.id : 0;
    const { json } = await call('GET', `/orders/${id}`);
    expect(shapeOf(json)).toEqual(shapeOf(observed('order-checkout-pj.json')));
    expect(json).toMatchObject({ billing: { persontype: 'J', cnpj: '11222333000181', cpf: '' } });
  });

  it('an order of the block checkout has the same fields and types, and no document', async () => {
    const { call, create, store } = await buildFilledStore();
    const items = [{ sku: 'B1', quantity: 1 }];
    const bought = store.control.buy({ items, payment: 'cod', via: 'store-api' });
    const id = bought.ok ? bought.order.id : 0;
    await call('PUT', `/orders/${id}`, { meta_data: [{ key: 'z', value: '1' }] });
    await create(`/orders/${id}/refunds`, { amount: '1.00', api_refund: false });
    const { json } = await call('GET', `/orders/${id}`);
    expect(shapeOf(json)).toEqual(shapeOf(observed('order-block-checkout.json')));
    expect(json).toMatchObject({ billing: { persontype: 'F', cpf: '', cnpj: '', number: '' } });
    expect(keysOf(json)).toEqual(keysOf(observed('order-block-checkout.json')));
  });

  it('an order made by the API and refunded has the same fields and types', async () => {
    const { call, create, simple, parent, variation } = await buildFilledStore();
    const order = await create('/orders', {
      payment_method: 'bacs',
      line_items: [
        { product_id: simple.id, quantity: 2 },
        { product_id: parent.id, variation_id: variation.id, quantity: 1 },
      ],
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'PAC', total: '15.50' }],
      fee_lines: [{ name: 'Taxa', total: '2.00' }],
      meta_data: [{ key: '_billing_birthdate', value: '31/12/1990' }],
    });
    await call('PUT', `/orders/${order.id}`, { status: 'completed' });
    await call('PUT', `/orders/${order.id}`, { status: 'refunded' });
    const { json } = await call('GET', `/orders/${order.id}`);
    expect(shapeOf(json)).toEqual(shapeOf(observed('order-rest-created.json')));
    expect(json).toMatchObject({ billing: { birthdate: '12-31-1990T00:00:00', persontype: 'F' } });
    const refunds = await call('GET', `/orders/${order.id}/refunds`);
    expect(shapeOf(refunds.json)).toEqual(shapeOf(observed('refunds.json')));
    const notes = await call('GET', `/orders/${order.id}/notes`);
    expect(shapeOf(notes.json)).toEqual(shapeOf(observed('order-notes.json')));
  });

  it('a customer has the same fields and types', async () => {
    const { create } = await buildFilledStore();
    const customer = await create('/customers', {
      email: 'ana@example.test',
      meta_data: [{ key: 'billing_cpf', value: '123.456.789-09' }],
    });
    expect(shapeOf(customer)).toEqual(shapeOf(observed('customer.json')));
  });

  it('a webhook has the same fields and types', async () => {
    const { call, create } = await buildFilledStore();
    const topic = 'order.created';
    const webhook = await create('/webhooks', { topic, delivery_url: 'http://erp.example/hook' });
    const { json } = await call('PUT', `/webhooks/${webhook.id}`, { name: 'lab' });
    expect(shapeOf(json)).toEqual(shapeOf(observed('webhook.json')));
  });

  it('deliveries have the same headers and bodies', async () => {
    const { clock, create, parent, received, call, variation } = await buildFilledStore();
    for (const topic of ['product.updated', 'order.deleted']) {
      await create('/webhooks', {
        topic,
        delivery_url: `http://erp.example/${topic}`,
        secret: 's',
      });
    }
    const order = await create('/orders', {});
    await call('PUT', `/products/${parent.id}/variations/${variation.id}`, { stock_quantity: 12 });
    await call('DELETE', `/orders/${order.id}`);
    await clock.advance(61_000);
    const find = (path: string, id: number) =>
      received.find((one) => one.url.endsWith(path) && one.body.startsWith(`{"id":${id},`));
    const update = find('/product.updated', variation.id);
    const names = (
      observed('webhook-product-updated-variation.json') as { headers: [string, string][] }
    ).headers.map(([name]) => name.toLowerCase());
    const ours = new Set(names.filter((name) => /^(x-wc|user-agent|content-type)/.test(name)));
    expect([...ours].filter((name) => !update?.headers.has(name))).toEqual([]);
    expect(shapeOf(JSON.parse(update?.body ?? '{}'))).toEqual(
      shapeOf(body('webhook-product-updated-variation.json')),
    );
    const deletion = received.find(
      (one) => one.url.endsWith('/order.deleted') && one.body.startsWith('{'),
    );
    expect(shapeOf(JSON.parse(deletion?.body ?? '{}'))).toEqual(
      shapeOf(body('webhook-order-deleted.json')),
    );
    expect(received[0]?.body).toBe('webhook_id=1');
  });
});
