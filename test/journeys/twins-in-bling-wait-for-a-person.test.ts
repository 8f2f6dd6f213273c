import { describe, expect, it } from 'vitest';

import { openServingShop, type ServingShop } from './serving-shop.builder.ts';
import { CHANNEL } from './shop-world.builder.ts';

const MINUTE_MS = 60_000;
const POST_ORDER = { method: 'POST', path: '/pedidos/vendas' };

/** A person enters a sale of the store by hand. */
function enterByHand(shop: ServingShop, storeOrderId: number): number {
  return shop.bling.operator.sell('azul', {
    items: [{ productId: shop.productId('CAN-1'), quantity: 1 }],
    channelId: CHANNEL,
    numeroLoja: String(storeOrderId),
  });
}

const numbers = (shop: ServingShop) => shop.orders().map(({ numeroLoja }) => numeroLoja);

describe('two orders in Bling for one sale', () => {
  it('found after an answer that was lost wait for a person; the one that stays is taken', async () => {
    await using shop = await openServingShop();
    shop.bling.faults.next({ kind: 'lose_answer', how: 'reset' }, POST_ORDER);
    const { id } = shop.buy();
    await shop.run(shop.clock.sleep(20_000));
    expect(numbers(shop)).toEqual([String(id)]);
    const double = enterByHand(shop, id);
    await shop.after(5 * MINUTE_MS);
    expect(await shop.causes()).toEqual(['order.twoHits']);

    shop.bling.operator.deleteOrder('azul', double);
    await shop.replay();
    await shop.after(MINUTE_MS);

    expect(numbers(shop)).toEqual([String(id)]);
    expect(await shop.causes()).toEqual([]);
    expect(await shop.app.database.db.selectFrom('write_intent').selectAll().execute()).toEqual([]);
  });

  it('since Bling made the first long after its time was over are told to a person', async () => {
    await using shop = await openServingShop();
    shop.bling.faults.next({ kind: 'late_commit', commitAfterMs: 6 * MINUTE_MS }, POST_ORDER);
    const { id } = shop.buy();
    await shop.after(4 * MINUTE_MS);
    // Bling itself refuses an order that equals the last one: another sale comes in between.
    const { id: other } = shop.buy({ items: [{ sku: 'CAM-P', quantity: 1 }] });
    await shop.after(15 * MINUTE_MS);
    expect(numbers(shop)).toEqual([id, other, id].map(String));
    expect(await shop.causes()).toEqual(['order.twoHits']);

    const { db } = shop.app.database;
    const synced = await db.selectFrom('order_sync').select('erp_order_id').execute();
    const linked = synced.map((sync) => String(sync.erp_order_id));
    const double = shop.orders().find((order) => !linked.includes(String(order.id)));
    shop.bling.operator.deleteOrder('azul', double?.id ?? 0);
    await shop.replay();
    await shop.after(MINUTE_MS);

    expect(numbers(shop)).toEqual([id, other].map(String));
    expect(await shop.causes()).toEqual([]);
  });
});
