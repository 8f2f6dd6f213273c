import { describe, expect, it } from 'vitest';

import { buildStore } from '../store.builder.ts';

async function shopWithTen() {
  const test = buildStore();
  const product = await test.create('/products', {
    name: 'Camiseta Azul',
    sku: 'CAM-1',
    regular_price: '49.90',
    manage_stock: true,
    stock_quantity: 10,
  });
  const stock = async () => (await test.call('GET', `/products/${product.id}`)).json.stock_quantity;
  return { ...test, product, stock };
}

describe('stock by status', () => {
  it('follows the observed sequence of statuses', async () => {
    const { call, create, product, stock } = await shopWithTen();
    const order = await create('/orders', {
      line_items: [{ product_id: product.id, quantity: 2 }],
    });
    expect(await stock()).toBe(10);
    const seen: [string, number | null][] = [];
    for (const status of [
      'on-hold',
      'pending',
      'processing',
      'completed',
      'processing',
      'cancelled',
      'processing',
      'refunded',
    ]) {
      await call('PUT', `/orders/${order.id}`, { status });
      seen.push([status, await stock()]);
    }
    expect(seen).toEqual([
      ['on-hold', 8],
      ['pending', 10],
      ['processing', 8],
      ['completed', 8],
      ['processing', 8],
      ['cancelled', 10],
      ['processing', 8],
      ['refunded', 8],
    ]);
    const { json } = await call('GET', `/orders/${order.id}`);
    expect(json.refunds).toMatchObject([{ reason: 'Order fully refunded.', total: '-99.80' }]);
    expect(json.date_paid).not.toBeNull();
    expect(json.line_items[0]?.meta_data).toMatchObject([{ key: '_reduced_stock', value: '2' }]);
  });

  it('leaves stock alone for a custom status', async () => {
    const { call, create, product, stock } = await shopWithTen();
    const order = await create('/orders', {
      status: 'processing',
      line_items: [{ product_id: product.id, quantity: 2 }],
    });
    await call('PUT', `/orders/${order.id}`, { status: 'em-separacao' });
    expect(await stock()).toBe(8);
  });

  it('moves stock when lines of a reduced order are edited', async () => {
    const { call, create, product, stock } = await shopWithTen();
    const order = await create('/orders', {
      status: 'processing',
      line_items: [{ product_id: product.id, quantity: 2 }],
    });
    const [line] = order.line_items;
    const edited = await call('PUT', `/orders/${order.id}`, {
      line_items: [{ id: line?.id, quantity: 3 }],
    });
    expect(await stock()).toBe(7);
    expect(edited.json.line_items[0]?.total).toBe('99.80');
    await call('PUT', `/orders/${order.id}`, { line_items: [{ id: line?.id, quantity: 0 }] });
    expect(await stock()).toBe(10);
  });

  it('restocks a refund with quantity, not one of an amount only', async () => {
    const { call, create, product, stock } = await shopWithTen();
    const order = await create('/orders', {
      status: 'processing',
      line_items: [{ product_id: product.id, quantity: 2 }],
    });
    await create(`/orders/${order.id}/refunds`, { amount: '5.00', api_refund: false });
    expect(await stock()).toBe(8);
    await create(`/orders/${order.id}/refunds`, {
      amount: '49.90',
      api_refund: false,
      line_items: [{ id: order.line_items[0]?.id, quantity: 1, refund_total: '49.90' }],
    });
    expect(await stock()).toBe(9);
    const { json } = await call('PUT', `/orders/${order.id}`, { customer_note: 'Obrigado' });
    expect(json.line_items[0]?.meta_data).toContainEqual(
      expect.objectContaining({ key: '_reduced_stock', value: '1' }),
    );
    expect(json.total).toBe('99.80');
    expect(await stock()).toBe(9);
    await call('PUT', `/orders/${order.id}`, {
      line_items: [{ id: order.line_items[0]?.id, quantity: 3 }],
    });
    expect(await stock()).toBe(8);
    await call('PUT', `/orders/${order.id}`, { status: 'cancelled' });
    expect(await stock()).toBe(10);
  });

  it('returns nothing on trash and delete', async () => {
    const { call, create, product, stock } = await shopWithTen();
    const order = await create('/orders', {
      status: 'processing',
      line_items: [{ product_id: product.id, quantity: 2 }],
    });
    await call('DELETE', `/orders/${order.id}`);
    expect(await stock()).toBe(8);
    await call('DELETE', `/orders/${order.id}?force=true`);
    expect(await stock()).toBe(8);
  });

  it('lets an API order oversell', async () => {
    const { call, create, product } = await shopWithTen();
    await create('/orders', {
      status: 'processing',
      line_items: [{ sku: 'CAM-1', quantity: 500 }],
    });
    const { json } = await call('GET', `/products/${product.id}`);
    expect(json).toMatchObject({ stock_quantity: -490, stock_status: 'outofstock' });
  });

  it('subtracts every one of eight parallel orders', async () => {
    const { create, product, stock } = await shopWithTen();
    await Promise.all(
      Array.from({ length: 8 }, () =>
        create('/orders', { status: 'processing', line_items: [{ product_id: product.id }] }),
      ),
    );
    expect(await stock()).toBe(2);
  });

  it('writes down who moved a quantity, and the sale', async () => {
    const { call, create, product, store } = await shopWithTen();
    await call('PUT', `/products/${product.id}`, { stock_quantity: 7 });
    const order = await create('/orders', {
      status: 'processing',
      line_items: [{ product_id: product.id, quantity: 2 }],
    });
    expect(store.history.quantities).toMatchObject([
      { before: null, after: 10, by: 'api' },
      { before: 10, after: 7, by: 'api', callNumber: 2 },
      { before: 7, after: 5, by: 'api', orderId: order.id },
    ]);
    expect(store.history.sales).toMatchObject([
      { orderId: order.id, sku: 'CAM-1', quantity: 2, shownBefore: 7 },
    ]);
    expect(store.log[1]).toMatchObject({
      method: 'PUT',
      status: 200,
      writes: [{ sku: 'CAM-1', before: 10, after: 7 }],
    });
  });
});

describe('stock of a parent', () => {
  it('is shown on its variations with the word "parent"', async () => {
    const { create, call } = await shopWithTen();
    const parent = await create('/products', {
      name: 'Tênis',
      type: 'variable',
      manage_stock: true,
      stock_quantity: 5,
      attributes: [{ name: 'Tamanho', options: ['38'], variation: true }],
    });
    const variation = await create(`/products/${parent.id}/variations`, {
      sku: 'TEN-38',
      regular_price: '10',
      attributes: [{ name: 'Tamanho', option: '38' }],
    });
    expect(variation).toMatchObject({ manage_stock: 'parent', stock_quantity: 5 });
    await create('/orders', {
      status: 'processing',
      line_items: [{ variation_id: variation.id, quantity: 2 }],
    });
    expect((await call('GET', `/products/${parent.id}`)).json.stock_quantity).toBe(3);
  });
});
