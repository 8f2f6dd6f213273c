import { describe, expect, it } from 'vitest';

import { openServingShop } from './serving-shop.builder.ts';

describe('a stock change in Bling', () => {
  it('reaches the store in seconds, and every kit that draws on it', async () => {
    await using shop = await openServingShop();
    const productId = shop.productId('CAN-1');

    shop.bling.operator.moveStock('azul', { productId, quantity: 7 });
    await shop.run(shop.clock.sleep(8_000));

    expect(shop.item('CAN-1')?.quantity).toBe(7);
    expect(shop.item('KIT-2')?.quantity).toBe(3);
    expect(shop.item('CAM-P')?.quantity).toBe(4);
  });

  it.each([
    { says: 'below zero', quantity: -3, shown: 0 },
    { says: 'nothing', quantity: 0, shown: 0 },
    { says: 'a part of a unit', quantity: 2.7, shown: 2 },
  ])('that says $says shows whole units that are there', async ({ quantity, shown }) => {
    await using shop = await openServingShop();

    shop.bling.operator.moveStock('azul', { productId: shop.productId('CAN-1'), quantity });
    await shop.after(0);

    expect(shop.item('CAN-1')?.quantity).toBe(shown);
    expect(await shop.pending()).toEqual([]);
  });

  it('wins over a number that someone typed into the store', async () => {
    await using shop = await openServingShop();

    shop.store.control.setStock('CAN-1', 500);
    await shop.after(0);

    expect(shop.item('CAN-1')?.quantity).toBe(10);
  });

  it('reaches the store without webhooks too, within the time of a sweep', async () => {
    await using shop = await openServingShop({ webhooks: false });

    shop.bling.operator.moveStock('azul', { productId: shop.productId('CAN-1'), quantity: 7 });
    await shop.after(16 * 60_000);

    expect(shop.item('CAN-1')?.quantity).toBe(7);
    expect(shop.item('KIT-2')?.quantity).toBe(3);
  });
});
