import { describe, expect, it } from 'vitest';

import { openShopWorld } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

describe('a catalogue of Bling', () => {
  it('appears in the store with prices, variations and stock, and a second pass writes nothing', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });

    await world.sync();

    const { products } = world.store.state();
    const shown = Object.fromEntries(
      products.map(({ sku, regularPrice, quantity }) => [sku, [regularPrice, quantity]]),
    );
    expect(shown).toMatchObject({
      'CAN-1': ['49.90', 10],
      'CAM-P': ['59.90', 4],
      'CAM-M': ['64.90', 1],
      'KIT-2': ['89.90', 5],
    });
    expect(await world.pending()).toEqual([]);

    const before = world.writes();
    await world.sync();
    expect(world.writes()).toEqual(before);
  });
});
