import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { APP, aShop, MUG, mugOrder, SMALL } from '../bling-simulator.builder.ts';
import type { OptionChanges } from '../options.ts';

const DAY = 86_400_000;

interface Delivery {
  readonly at: number;
  readonly url: string;
  readonly body: string;
  readonly signature: string | null;
  readonly event: {
    eventId: string;
    event: string;
    companyId: string;
    data: Record<string, unknown>;
  };
}

/** An app's server that keeps what it gets and answers with the statuses it was given, then 200. */
function listening(options: OptionChanges = {}, statuses: number[] = []) {
  const deliveries: Delivery[] = [];
  const receive: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = await request.text();
    const signature = request.headers.get('x-bling-signature-256');
    deliveries.push({
      at: shop.clock.now(),
      url: request.url,
      body,
      signature,
      event: JSON.parse(body),
    });
    const status = statuses.shift() ?? 200;
    if (status === 0) await shop.clock.sleep(6_000);
    return new Response(null, { status: status === 0 ? 200 : status });
  };
  const shop = aShop({ reservationDelayMs: { min: 9_000, max: 9_000 }, ...options }, receive);
  return { ...shop, deliveries };
}

describe('a webhook', () => {
  it('comes as a v1 envelope, signed over the raw bytes with the secret of the app', async () => {
    const { simulator, clock, deliveries } = listening();
    simulator.operator.moveStock('azul', { productId: MUG, quantity: 6 });
    await clock.advance(5_000);

    const stock = deliveries.find(({ event }) => event.event === 'stock.created');
    const mac = createHmac('sha256', APP.clientSecret)
      .update(stock?.body ?? '')
      .digest('hex');
    expect(stock?.signature).toBe(`sha256=${mac}`);
    expect(stock?.event).toMatchObject({
      version: 'v1',
      companyId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      date: '2026-03-10T15:00:00Z',
      data: { produto: { id: MUG }, operacao: 'B', quantidade: 6, saldoFisicoTotal: 6 },
    });
  });

  it('tells of orders of every channel, then of each reserved item, kits with them', async () => {
    const { simulator, clock, deliveries } = listening();
    simulator.operator.sell('azul', {
      items: [
        { productId: MUG, quantity: 2 },
        { productId: SMALL, quantity: 1 },
      ],
    });
    await clock.advance(20_000);

    const names = deliveries.map(({ event }) => event.event);
    expect(names.filter((name) => name === 'order.created')).toHaveLength(1);
    expect(names.filter((name) => name === 'virtual_stock.updated')).toHaveLength(3);
    const [reserved] = deliveries.filter(({ event }) => event.event === 'virtual_stock.updated');
    expect(reserved?.at).toBeGreaterThan(deliveries[0]?.at ?? 0);
  });

  it('is sent again with growing waits until a 2xx comes, the same bytes each time', async () => {
    const { simulator, clock, deliveries } = listening({}, [500, 404]);
    simulator.operator.setPrice('azul', MUG, 31);
    await clock.advance(30 * 60_000);

    expect(deliveries).toHaveLength(3);
    expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
    const [first, second, third] = deliveries.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBe(60_000);
    expect((third ?? 0) - (second ?? 0)).toBe(300_000);
    expect(simulator.webhooks.at(-1)?.state).toBe('delivered');
  });

  it('answered after five seconds counts as failed', async () => {
    const { simulator, clock, deliveries } = listening({}, [0]);
    simulator.operator.setPrice('azul', MUG, 31);
    await clock.advance(10 * 60_000);

    expect(deliveries).toHaveLength(2);
  });

  it('refused for three days switches its resource off for the app; lost events stay lost', async () => {
    const { simulator, clock, deliveries } = listening(
      {},
      Array.from({ length: 90 }, () => 500),
    );
    simulator.operator.setPrice('azul', MUG, 31);
    await clock.advance(4 * DAY);
    const tried = deliveries.length;
    simulator.operator.setPrice('azul', MUG, 32);
    await clock.advance(DAY);

    expect(deliveries).toHaveLength(tried);
    expect(simulator.webhooks.at(-1)?.state).toBe('lost');
    simulator.integrators.setWebhook(APP.clientId, 'product', { isEnabled: true });
    await clock.advance(DAY);
    expect(deliveries).toHaveLength(tried);
    simulator.operator.setPrice('azul', MUG, 33);
    await clock.advance(DAY);
    expect(deliveries.length).toBeGreaterThan(tried);
  });

  it('may come twice and in another order when told to', async () => {
    const webhooks = { duplicatePercent: 100, latePercent: 50, lateByMs: 60_000 };
    const { simulator, clock, deliveries } = listening({ webhooks });
    for (let price = 31; price < 41; price++) simulator.operator.setPrice('azul', MUG, price);
    await clock.advance(200_000);

    const prices = deliveries.map(({ event }) => Number(event.data['preco']));
    expect(deliveries).toHaveLength(20);
    expect(prices).not.toEqual(prices.toSorted((one, other) => one - other));
    expect(new Set(deliveries.map(({ event }) => event.eventId)).size).toBe(10);
  });

  it('of a deleted order follows its cancellation', async () => {
    const { call, clock, deliveries } = listening({
      webhooks: { delayMs: { min: 100, max: 100 } },
    });
    const { id } = await call('POST', '/pedidos/vendas', mugOrder());
    await call('DELETE', `/pedidos/vendas/${id}`);
    await clock.advance(1_000);

    const orders = deliveries.filter(({ event }) => event.event.startsWith('order.'));
    expect(orders.map(({ event }) => [event.event, event.data['situacao']])).toEqual([
      ['order.created', { id: 6, valor: 0 }],
      ['order.updated', { id: 12, valor: 2 }],
      ['order.deleted', undefined],
    ]);
  });

  it('never comes to an app that the account did not let in', async () => {
    const { simulator, clock, deliveries } = listening();
    simulator.integrators.revoke(APP.clientId, 'azul');
    simulator.operator.setPrice('azul', MUG, 31);
    await clock.advance(10_000);

    expect(deliveries).toEqual([]);
  });
});
