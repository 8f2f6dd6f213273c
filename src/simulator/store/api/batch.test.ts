import { describe, expect, it } from 'vitest';

import { buildStore } from '../store.builder.ts';

describe('a batch', () => {
  it('answers 200 with each item in its own fate, in the order of the request', async () => {
    const { call, create } = buildStore();
    const known = await create('/products', { sku: 'B1', regular_price: '1' });
    const { json, status } = await call('POST', '/products/batch', {
      create: [{ sku: 'b1' }, { sku: 'B2' }],
      update: [{ id: known.id, name: 'B' }, { id: 999 }, { name: 'no id' }],
      delete: [998],
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      create: [{ id: 0, error: { code: 'product_invalid_sku' } }, { sku: 'B2' }],
      update: [
        { name: 'B' },
        { id: 999, error: { code: 'woocommerce_rest_product_invalid_id', data: { status: 400 } } },
        { id: null, error: { code: 'woocommerce_rest_product_invalid_id' } },
      ],
      delete: [
        { id: 998, error: { code: 'woocommerce_rest_product_invalid_id', data: { status: 404 } } },
      ],
    });
  });

  it('skips the checks: rubbish becomes 0, draft, a stored negative price', async () => {
    const { call, create } = buildStore();
    const { id } = await create('/products', { manage_stock: true, stock_quantity: 9 });
    const update = (item: object) => call('POST', '/products/batch', { update: [{ id, ...item }] });
    expect((await update({ stock_quantity: 'abc' })).json.update).toMatchObject([
      { stock_quantity: 0 },
    ]);
    expect((await update({ status: 'bogus' })).json.update).toMatchObject([{ status: 'draft' }]);
    expect((await update({ regular_price: -5 })).json.update).toMatchObject([{ price: '-5' }]);
  });

  it('ignores null, unlike a single call', async () => {
    const { call, create } = buildStore();
    const { id } = await create('/products', { manage_stock: true, stock_quantity: 9 });
    const { json } = await call('POST', '/products/batch', {
      update: [{ id, stock_quantity: null }],
    });
    expect(json.update).toMatchObject([{ stock_quantity: 9 }]);
  });

  it('turns a bad status of an order into pending and gives its stock back', async () => {
    const { call, create } = buildStore();
    const product = await create('/products', { manage_stock: true, stock_quantity: 9 });
    const order = await create('/orders', {
      status: 'processing',
      line_items: [{ product_id: product.id, quantity: 2 }],
    });
    const { json } = await call('POST', '/orders/batch', {
      update: [{ id: order.id, status: 'bogus' }],
    });
    expect(json.update).toMatchObject([{ status: 'pending' }]);
    expect((await call('GET', `/products/${product.id}`)).json.stock_quantity).toBe(9);
  });

  it('is refused over 100 items, and answers [] to nothing', async () => {
    const { call } = buildStore();
    const create = Array.from({ length: 101 }, () => ({}));
    const { json, status } = await call('POST', '/products/batch', { create });
    expect([status, json.code]).toEqual([413, 'woocommerce_rest_request_entity_too_large']);
    expect((await call('POST', '/products/batch', {})).text).toBe('[]');
  });

  it('shows nothing of its items with _fields', async () => {
    const { call, store } = buildStore();
    const { text } = await call('POST', '/products/batch?_fields=id', { create: [{ sku: 'A' }] });
    expect(text).toBe('[]');
    expect(store.state().products).toHaveLength(1);
  });

  it('deletes for good', async () => {
    const { call, create } = buildStore();
    const { id } = await create('/products', {});
    await call('POST', '/products/batch', { delete: [0, id] });
    expect((await call('GET', `/products/${id}`)).status).toBe(404);
  });

  it('of parallel creates with one SKU lets exactly one win', async () => {
    const { call } = buildStore();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call('POST', '/products', { sku: 'ONE' })),
    );
    expect(answers.filter((one) => one.status === 201)).toHaveLength(1);
  });
});
