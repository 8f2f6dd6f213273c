import { describe, expect, it } from 'vitest';

import { buildListenedStore, heard } from './listened-store.builder.ts';

describe.each(['hpos', 'legacy'] as const)('what fires with %s storage', (orderStorage) => {
  const isLegacy = orderStorage === 'legacy';

  it('follows the observed table of orders', async () => {
    const test = await buildListenedStore({ orderStorage });
    const order = await test.create('/orders', { line_items: [{ sku: 'CAN-1' }] });
    const path = `/orders/${order.id}`;
    expect(await heard(test)).toEqual(['order.created', 'order.updated']);
    await test.call('PUT', path, {});
    expect(await heard(test)).toEqual(['order.updated']);
    await test.call('PUT', path, { status: 'processing' });
    expect(await heard(test)).toEqual(['order.updated', 'product.updated']);
    await test.create(`${path}/refunds`, { amount: '1', api_refund: false });
    expect(await heard(test)).toEqual(['order.updated']);
    await test.create(`${path}/notes`, { note: 'x' });
    expect(await heard(test)).toEqual([]);
    await test.call('DELETE', path);
    expect(await heard(test)).toEqual(
      isLegacy ? ['order.deleted', 'order.updated', 'product.deleted'] : ['order.deleted'],
    );
    await test.call('PUT', path, { status: 'processing' });
    expect(await heard(test)).toEqual(isLegacy ? ['order.updated'] : []);
    await test.call('DELETE', `${path}?force=true`);
    expect(await heard(test)).toEqual([]);
  });

  it('says product.deleted with the id of an order only there', async () => {
    const test = await buildListenedStore({ orderStorage });
    const order = await test.create('/orders', {});
    await test.clock.advance(61_000);
    test.received.length = 0;
    await test.call('DELETE', `/orders/${order.id}`);
    await test.clock.advance(61_000);
    const deleted = test.received.find((one) => one.url.endsWith('/product.deleted'));
    expect(deleted?.body).toBe(isLegacy ? `{"id":${order.id}}` : undefined);
  });
});

describe('what products fire', () => {
  it('a variation speaks for itself and its parent; removing for good is silent', async () => {
    const test = await buildListenedStore();
    const parent = await test.create('/products', { type: 'variable' });
    expect(await heard(test)).toEqual(['product.created']);
    const variation = await test.create(`/products/${parent.id}/variations`, {});
    expect(await heard(test)).toEqual(['product.created', 'product.updated']);
    await test.call('DELETE', `/products/${parent.id}/variations/${variation.id}?force=true`);
    await test.call('POST', '/products/batch', { delete: [test.mug.id] });
    expect(await heard(test)).toEqual([]);
    await test.call('DELETE', `/products/${parent.id}`);
    expect(await heard(test)).toEqual(['product.deleted']);
  });
});
