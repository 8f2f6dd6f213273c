import { describe, expect, it } from 'vitest';

import { StoreOrderId } from '../../commerce/ids.ts';
import { json, list, page, scriptedShop } from './scripted-shop.builder.ts';
import { simulatedShop } from './simulated-shop.builder.ts';

describe('orders of WooCommerce', () => {
  it('that are still drafts of the checkout can be read, and mean nothing', async () => {
    const draft = { id: 9, status: 'checkout-draft', total: '0.00', billing: {}, shipping: {} };
    const shop = scriptedShop(({ path }) => (path.endsWith('/orders/9') ? json(draft) : list([])));

    const orders = await shop.run(shop.store.orders.read([StoreOrderId.parse('9')]));

    expect(orders.map(({ status }) => shop.store.orders.stageOf(status))).toEqual(['draft']);
  });

  it('are not called gone because of a page of the firewall', async () => {
    const shop = scriptedShop(({ path }) => (path.endsWith('/orders/9') ? page(404) : list([])));

    const read = shop.run(shop.store.orders.read([StoreOrderId.parse('9')]));

    await expect(read).rejects.toMatchObject({ storeCode: 'http_404' });
  });

  it('are asked for in UTC with an overlap, cents always', async () => {
    const shop = scriptedShop(() => list([]));

    await shop.run(
      shop.store.orders.changedSince(Date.parse('2026-11-24T04:08:46.900Z'), undefined),
    );

    expect(Object.fromEntries(shop.asked[0]?.query ?? [])).toMatchObject({
      modified_after: '2026-11-24T04:05:46',
      dates_are_gmt: 'true',
      orderby: 'modified',
      order: 'asc',
      dp: '2',
    });
  });

  it('with a status of a plugin are custom, with or without prefix', async () => {
    const { store } = simulatedShop();

    expect(store.orders.stageOf('em-separacao')).toBe('custom');
    expect(store.orders.stageOf('wc-completed')).toBe('completed');
  });
});
