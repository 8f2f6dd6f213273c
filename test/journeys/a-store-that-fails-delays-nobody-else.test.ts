import { describe, expect, it } from 'vitest';

import { openServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;

describe('a store that', () => {
  it.each(['critical-error', 'unavailable', 'hang'] as const)(
    'answers for a while with %s loses nothing',
    async (kind) => {
      await using shop = await openServingShop();
      shop.store.faults.add({ kind, times: 8 });

      shop.buy();
      shop.bling.operator.setPrice('azul', shop.productId('CAM-P'), 61);
      await shop.after(40 * MINUTE_MS);

      expect(shop.orders()).toHaveLength(1);
      expect(shop.item('CAM-P')?.regularPrice).toBe('61.00');
      expect(await shop.causes()).toEqual([]);
    },
  );

  it('says for minutes that there is no such address is polled again, and its orders arrive', async () => {
    await using shop = await openServingShop({ webhooks: false });
    shop.store.faults.add({ kind: 'no-route', times: 1_000 });

    await shop.run(shop.clock.sleep(3 * MINUTE_MS));
    expect(await shop.causes()).toContain('stores.rejected');
    shop.store.faults.clear();
    shop.buy();
    await shop.after(15 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(1);
    expect(await shop.causes()).toEqual([]);
  });

  it('hangs delays neither Bling nor the other store', async () => {
    await using shop = await openServingShop({ secondStore: {} });
    shop.second.faults.add({ kind: 'hang', times: 1_000 });

    shop.buy();
    shop.bling.operator.setPrice('azul', shop.productId('CAM-P'), 61);
    await shop.run(shop.clock.sleep(MINUTE_MS));

    expect(shop.orders()).toHaveLength(1);
    expect(shop.item('CAM-P')?.regularPrice).toBe('61.00');
    shop.second.faults.clear();
  });

  it('refuses our key pauses alone, is told once, and goes on when a person says: again', async () => {
    await using shop = await openServingShop();
    shop.store.faults.add({ kind: 'strip-authorization', times: 1_000 });

    shop.buy();
    shop.bling.operator.setPrice('azul', shop.productId('CAM-P'), 61);
    await shop.run(shop.clock.sleep(5 * MINUTE_MS));
    expect(await shop.causes()).toEqual(['stores.unauthorized']);
    expect(shop.orders()).toEqual([]);

    shop.store.faults.clear();
    await shop.replay();
    await shop.after(3 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(1);
    expect(shop.item('CAM-P')?.regularPrice).toBe('61.00');
    expect(await shop.causes()).toEqual([]);
  });
});
