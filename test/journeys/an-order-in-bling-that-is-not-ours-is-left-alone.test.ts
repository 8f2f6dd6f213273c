import { describe, expect, it } from 'vitest';

import { openServingShop, type ServingShop, STATUS } from './serving-shop.builder.ts';
import { CHANNEL } from './shop-world.builder.ts';

const MINUTE_MS = 60_000;

/** What another integration would have made of the store's order. */
function foreignOrder(shop: ServingShop, numeroLoja: string): number {
  return shop.bling.operator.sell('azul', {
    items: [{ productId: shop.productId('CAN-1'), quantity: 1 }],
    channelId: CHANNEL,
    numeroLoja,
  });
}

/** The number that the store will give its next order. */
function nextOrderId(shop: ServingShop): string {
  const { id } = shop.buy({ payment: 'pix' });
  return String(id);
}

describe('an order of another hand with the number of a sale', () => {
  it('is neither taken as ours nor doubled: a person decides', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const number = nextOrderId(shop);
    foreignOrder(shop, number);

    shop.store.control.pay(Number(number));
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(1);
    expect(await shop.causes()).toEqual(['order.foreignHit']);
    expect(await shop.auditActions()).not.toContain('order.create');
  });

  it('is imported once the person has deleted the foreign one and says: again', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const number = nextOrderId(shop);
    const foreign = foreignOrder(shop, number);
    shop.store.control.pay(Number(number));
    await shop.after(5 * MINUTE_MS);

    shop.bling.operator.deleteOrder('azul', foreign);
    await shop.replay();
    await shop.after(MINUTE_MS);

    expect(shop.orders().map(({ numeroLoja }) => numeroLoja)).toEqual([number]);
    expect(await shop.causes()).toEqual([]);
  });

  it('twice is twice as doubtful', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const number = nextOrderId(shop);
    foreignOrder(shop, number);
    foreignOrder(shop, number);

    shop.store.control.pay(Number(number));
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(2);
    expect(await shop.causes()).toEqual(['order.twoHits']);
  });

  it('in another channel is no hit at all', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const number = nextOrderId(shop);
    shop.bling.operator.sell('azul', {
      items: [{ productId: shop.productId('CAN-1'), quantity: 1 }],
      numeroLoja: number,
    });

    shop.store.control.pay(Number(number));
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(2);
    expect(await shop.causes()).toEqual([]);
  });
});

describe('an order of ours that a person deleted in Bling', () => {
  it('is told, and never made again', async () => {
    await using shop = await openServingShop();
    const { id } = shop.buy();
    await shop.after(MINUTE_MS);

    shop.bling.operator.deleteOrder('azul', shop.orders()[0]?.id ?? 0);
    await shop.after(MINUTE_MS);
    shop.store.control.changeStatus(id, 'completed');
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toEqual([]);
    expect(await shop.causes()).toEqual(['order.deletedInErp']);
    await shop.replay();
    await shop.sync('orders');
    expect(shop.orders()).toEqual([]);
  });

  it('is told without webhooks too, as soon as the store has news of it', async () => {
    await using shop = await openServingShop({ webhooks: false });
    const { id } = shop.buy();
    await shop.after(5 * MINUTE_MS);

    shop.bling.operator.deleteOrder('azul', shop.orders()[0]?.id ?? 0);
    shop.store.control.changeStatus(id, 'cancelled');
    await shop.after(10 * MINUTE_MS);

    expect(shop.orders()).toEqual([]);
    expect(await shop.causes()).toEqual(['order.deletedInErp']);
  });
});

describe('what is told of a sale', () => {
  it('carries our mark, the channel and the number of the store', async () => {
    await using shop = await openServingShop();

    const { id } = shop.buy();
    await shop.after(MINUTE_MS);

    expect(shop.orders()[0]).toMatchObject({
      numeroLoja: String(id),
      lojaId: CHANNEL,
      statusId: STATUS.open,
      observacoesInternas: expect.stringMatching(/^totoro:[0-9a-f-]{36}$/),
    });
  });
});

const NEVER_PAID = { pixPaidAfterMs: undefined, boletoPaidAfterMs: undefined };
