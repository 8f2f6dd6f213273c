import { afterEach, describe, expect, it } from 'vitest';

import { seededRandom } from '../../kernel/random.ts';
import { systemClock } from '../../kernel/system-clock.ts';
import type { StoreServer } from './open-server.ts';
import { openStoreSimulatorServer } from './open-server.ts';
import { DEFAULT_OPTIONS } from './options.ts';

let server: StoreServer | undefined;

async function open() {
  server = await openStoreSimulatorServer({
    port: 0,
    clock: systemClock,
    random: seededRandom(1),
    fetch,
    options: { isSsl: true },
  });
  const { url } = server;
  const [key] = DEFAULT_OPTIONS.keys;
  const authorization = `Basic ${Buffer.from(`${key?.key}:${key?.secret}`).toString('base64')}`;
  const send = (method: string, path: string, body?: unknown) =>
    fetch(url + path, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { url, send };
}

afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('the shop as a server', () => {
  it('takes its own address, creates products and serves pages', async () => {
    const { send, url } = await open();
    const created = await send('POST', '/wp-json/wc/v3/products', {
      name: 'Caneca',
      regular_price: '5',
    });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toMatch(`${url}/wp-json/wc/v3/products/`);
    const page = await send('GET', '/product/caneca/');
    expect(await page.text()).toContain('R$ 5,00');
  });

  it('is played with by a judge in another process', async () => {
    const { send } = await open();
    await send('POST', '/wp-json/wc/v3/products', {
      sku: 'C',
      regular_price: '5',
      manage_stock: true,
      stock_quantity: 1,
    });
    const buy = { items: [{ sku: 'C', quantity: 1 }], payment: 'cod' };
    const bought = await send('POST', '/__control/shoppers', buy);
    expect(bought.status).toBe(201);
    const { order } = (await bought.json()) as { order: { id: number } };
    expect((await send('POST', '/__control/shoppers', buy)).status).toBe(409);
    const bad = { lines: [{ sku: 'X', quantity: 1 }] };
    expect((await send('POST', `/__control/orders/${order.id}/edit`, bad)).status).toBe(409);
    const edit = { shipping: { cents: 0 } };
    expect((await send('POST', `/__control/orders/${order.id}/edit`, edit)).status).toBe(200);
    await send('POST', `/__control/orders/${order.id}/cancel`);
    const state = await (await send('GET', '/__control/state')).json();
    expect(state).toMatchObject({
      products: [{ sku: 'C', quantity: 1 }],
      orders: [{ id: order.id, status: 'cancelled', totalCents: 500 }],
    });
    const log = await (await send('GET', '/__control/log')).json();
    expect(log).toHaveLength(1);
    const refused = await send('POST', '/__control/faults', { kind: 'flood' });
    expect(refused.status).toBe(400);
  });

  it('cuts the socket when an answer is to be lost', async () => {
    const { send } = await open();
    await send('POST', '/__control/faults', { kind: 'lose-answer', path: '/orders' });
    await expect(send('POST', '/wp-json/wc/v3/orders', {})).rejects.toThrow('fetch failed');
    const state = await (await send('GET', '/__control/state')).json();
    expect(state).toMatchObject({ orders: [{ status: 'pending' }] });
  });
});
