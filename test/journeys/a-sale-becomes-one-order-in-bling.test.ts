import { describe, expect, it } from 'vitest';

import { openShopWorld, STATUS } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

describe('a sale in the store', () => {
  it('becomes one order in Bling with the same total, and lowers what the store shows', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });
    await world.sync();
    await world.serve();

    const bought = world.store.control.buy({
      items: [
        { sku: 'CAN-1', quantity: 2 },
        { sku: 'CAM-M', quantity: 1 },
      ],
      payment: 'credit-card',
    });
    await world.untilQuiet();

    if (!bought.ok) throw new Error(JSON.stringify(bought.problems));
    const { orders } = world.bling.state('azul');
    const [storeOrder] = world.store.state().orders;
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({
      numeroLoja: String(bought.order.id),
      totalCents: storeOrder?.totalCents,
      statusId: STATUS.open,
    });
    expect(await world.pending()).toEqual([]);
  });

  it('is completed in the store when Bling fulfils it, without an echo', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });
    await world.sync();
    await world.serve();
    world.store.control.buy({ items: [{ sku: 'CAN-1', quantity: 3 }], payment: 'credit-card' });
    await world.untilQuiet();

    const [order] = world.bling.state('azul').orders;
    world.bling.operator.setStatus('azul', order?.id ?? 0, STATUS.fulfilled);
    await world.untilQuiet();
    const blingWrites = world.writes().bling;
    await world.run(world.clock.sleep(180_000));
    await world.untilQuiet();

    expect(world.store.state().orders.map(({ status }) => status)).toEqual(['completed']);
    expect(world.writes().bling).toBe(blingWrites);
    const mug = world.store.state().products.find(({ sku }) => sku === 'CAN-1');
    expect(mug?.quantity).toBe(7);
    expect(await world.pending()).toEqual([]);
  });
});
