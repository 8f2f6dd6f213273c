import { describe, expect, it } from 'vitest';

import { listPending, settlePending } from '../../src/app/pending-work.ts';
import { openShopWorld, STATUS } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

describe('what a person mended by hand', () => {
  it('is not asked again: a refund after import', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });
    await world.sync();
    await world.serve();
    const bought = world.store.control.buy({
      items: [{ sku: 'CAN-1', quantity: 2 }],
      payment: 'credit-card',
    });
    await world.untilQuiet();
    const id = bought.ok ? bought.order.id : 0;
    world.store.control.refund(id, { amountCents: 1000 });
    await world.untilQuiet();
    const [asked] = await listPending(world.app, {});
    expect(asked?.cause?.key).toBe('order.refundedAfterImport');

    expect(await settlePending(world.app, { key: asked?.key ?? '' })).toBe(1);
    await world.run(world.clock.sleep(600_000));
    await world.sync('orders');

    expect(await listPending(world.app, {})).toEqual([]);
    const settled = await world.app.database.db
      .selectFrom('audit_line')
      .select('actor')
      .where('action', '=', 'pending.settle')
      .execute();
    expect(settled).toEqual([{ actor: 'person:cli' }]);
  });

  it('is asked once: money that went back before the order was imported', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });
    await world.sync();
    const bought = world.store.control.buy({
      items: [{ sku: 'CAN-1', quantity: 2 }],
      payment: 'credit-card',
    });
    world.store.control.refund(bought.ok ? bought.order.id : 0, { amountCents: 1000 });
    await world.serve();
    await world.untilQuiet();
    await world.run(world.clock.sleep(180_000));

    expect(world.bling.state('azul').orders).toHaveLength(1);
    const causes = (await listPending(world.app, {})).map(({ cause }) => cause?.key);
    expect(causes).toEqual(['order.refundedAfterImport']);
  });

  it('frees the units of an order whose stock a person has posted', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP, policy: { postingStatuses: [] } });
    await world.sync();
    await world.serve();
    world.bling.operator.setTransition('azul', {
      from: STATUS.open,
      to: STATUS.fulfilled,
      active: true,
      actions: [],
    });
    world.store.control.buy({ items: [{ sku: 'CAN-1', quantity: 3 }], payment: 'credit-card' });
    await world.untilQuiet();
    const orderId = world.bling.state('azul').orders[0]?.id ?? 0;
    world.bling.operator.setStatus('azul', orderId, STATUS.fulfilled);
    await world.run(world.clock.sleep(180_000));
    const [asked] = await listPending(world.app, {});
    expect(asked?.cause?.key).toBe('stock.fulfilledNotPosted');
    world.bling.operator.postStock('azul', orderId);
    await world.run(world.clock.sleep(180_000));
    const quantity = () =>
      world.store.state().products.find(({ sku }) => sku === 'CAN-1')?.quantity;
    expect(quantity()).toBe(4);

    await settlePending(world.app, { key: asked?.key ?? '' });
    await world.run(world.clock.sleep(180_000));

    expect(quantity()).toBe(7);
    expect(await listPending(world.app, {})).toEqual([]);
  });
});
