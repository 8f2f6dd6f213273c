import { describe, expect, it } from 'vitest';

import { openShopWorld, STATUS } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

describe('news that came apart', () => {
  it('an order dated in the future hides none of those that come before that date', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });
    await world.sync();
    await world.serve();
    const buy = () =>
      world.store.control.buy({ items: [{ sku: 'CAN-1', quantity: 1 }], payment: 'credit-card' });
    buy();
    for (const order of world.store.shop.orders.values())
      order.modifiedAt = world.clock.now() + 365 * 24 * 3_600_000;
    await world.untilQuiet();

    buy();
    await world.untilQuiet();

    expect(world.bling.state('azul').orders).toHaveLength(2);
  });

  it('a status whose write was answered by nobody is agreed on, and the audit says that it may have been us', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });
    await world.sync();
    await world.serve();
    world.store.control.buy({ items: [{ sku: 'CAN-1', quantity: 1 }], payment: 'credit-card' });
    await world.untilQuiet();
    world.store.faults.add({ kind: 'lose-answer', method: 'PUT', path: '/orders/', times: 1 });
    world.bling.operator.setStatus(
      'azul',
      world.bling.state('azul').orders[0]?.id ?? 0,
      STATUS.fulfilled,
    );
    await world.run(world.clock.sleep(600_000));
    await world.untilQuiet();

    const { db } = world.app.database;
    const syncs = await db.selectFrom('order_sync').select('agreed_status').execute();
    expect(syncs).toEqual([{ agreed_status: 'completed' }]);
    const told = await db
      .selectFrom('audit_line')
      .select('outcome')
      .where('action', '=', 'order.status_to_store')
      .execute();
    expect(told).toContainEqual({ outcome: 'unknown' });
    expect(world.store.faults.waiting()).toEqual([]);
  });
});
