import { describe, expect, it } from 'vitest';

import { openStockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;

describe('a store item that counts no units', () => {
  it('is made to count them with the next number, once', async () => {
    await using shop = await openStockShop();
    await shop.setCounting('CAN-1', false);
    expect(shop.item('CAN-1')).toMatchObject({ managesStock: false });
    shop.setStock('CAN-1', 6);
    await shop.after(MINUTE_MS);

    expect(shop.item('CAN-1')).toMatchObject({ managesStock: true, quantity: 6 });
    expect(await shop.pending()).toEqual([]);
    const writes = shop.writes();
    await shop.sync();
    expect(shop.writes()).toEqual(writes);
  });

  it('is left to a person where the policy says so, and counts when they switched it on', async () => {
    await using shop = await openStockShop();
    await shop.setStorePolicy({ whenUnmanaged: 'ask' });
    await shop.setCounting('CAN-1', false);
    shop.setStock('CAN-1', 6);
    await shop.after(MINUTE_MS);

    expect(shop.item('CAN-1')).toMatchObject({ managesStock: false });
    expect(await shop.pending()).toMatchObject([
      { cause: { key: 'stock.unmanaged', args: { sku: 'CAN-1' } } },
    ]);
    expect(shop.item('KIT-2')?.quantity).toBe(3);

    await shop.setCounting('CAN-1', true);
    await shop.replay();
    expect(shop.item('CAN-1')).toMatchObject({ managesStock: true, quantity: 6 });
    expect(await shop.pending()).toEqual([]);
  });
});
