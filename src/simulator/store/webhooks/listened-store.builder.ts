import type { StoreOptions } from '../options.ts';
import type { TestStore } from '../store.builder.ts';
import { buildStore } from '../store.builder.ts';

export const TOPICS = [
  'order.created',
  'order.updated',
  'order.deleted',
  'product.created',
  'product.updated',
  'product.deleted',
];

/** A shop with a mug on the shelf and a listener for every topic. */
export async function buildListenedStore(options: Partial<StoreOptions> = {}) {
  const test = buildStore(options);
  for (const topic of TOPICS) {
    await test.create('/webhooks', {
      topic,
      delivery_url: `https://erp.example/${topic}`,
      secret: 'a&"b',
    });
  }
  const mug = await test.create('/products', {
    sku: 'CAN-1',
    regular_price: '5',
    manage_stock: true,
    stock_quantity: 9,
  });
  await test.clock.advance(61_000);
  test.received.length = 0;
  return Object.assign(test, { mug });
}

/** The topics that came, sorted, after all delays. */
export async function heard({ clock, received }: Pick<TestStore, 'clock' | 'received'>) {
  await clock.advance(61_000);
  const topics = received.map((one) => one.headers.get('x-wc-webhook-topic') ?? '');
  received.length = 0;
  return topics.toSorted((a, b) => (a < b ? -1 : 1));
}
