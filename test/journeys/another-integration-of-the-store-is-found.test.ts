import { describe, expect, it } from 'vitest';

import { retryPending, settlePending } from '../../src/app/pending-work.ts';
import { nightlyPass } from '../../src/app/schedules.ts';
import { WORK_KINDS } from '../../src/sync/work-kinds.ts';
import { mark } from '../../src/work/mark.repository.ts';
import { openServingShop, type ServingShop } from './serving-shop.builder.ts';
import { CHANNEL, SECOND_CHANNEL } from './shop-world.builder.ts';

const MINUTE_MS = 60_000;

/** As an old plug-in of Bling itself leaves them: number and channel of the store, and no word of ours. */
function foreignSale(shop: ServingShop, numeroLoja: string, channelId: number = CHANNEL): number {
  return shop.bling.operator.sell('azul', {
    items: [{ productId: shop.productId('CAN-1'), quantity: 1 }],
    channelId,
    numeroLoja,
  });
}

/** What the nightly pass asks of this, without the night. */
async function night(shop: ServingShop): Promise<void> {
  const { app, account, shopStore, clock } = shop;
  const marks = nightlyPass({ accountId: account.id, stores: [shopStore.id] });
  const look = marks.filter(({ kind }) => kind === WORK_KINDS.foreignOrders);
  expect(look).toHaveLength(1);
  await shop.run(app.database.transaction((tx) => mark(tx, look, clock.now())));
  await shop.after(MINUTE_MS);
}

describe('another program that puts orders of the store into Bling', () => {
  it('is found by the nightly look and told once, and no sale of ours waits for it', async () => {
    await using shop = await openServingShop();
    foreignSale(shop, '90001');
    await night(shop);
    expect(await shop.causes()).toEqual(['order.otherIntegration']);

    shop.buy();
    await night(shop);

    expect(await shop.causes()).toEqual(['order.otherIntegration']);
    expect(shop.orders()).toHaveLength(2);
  });

  it('is not asked about again once a person wants it', async () => {
    await using shop = await openServingShop();
    foreignSale(shop, '90001');
    await night(shop);

    expect(await shop.run(settlePending(shop.app, { key: shop.shopStore.id }))).toBe(1);
    foreignSale(shop, '90002');
    await night(shop);

    expect(await shop.causes()).toEqual([]);
    expect(await shop.auditActions()).toContain('pending.settle');
  });

  it('is told no more once it was switched off', async () => {
    await using shop = await openServingShop();
    foreignSale(shop, '90001');
    await night(shop);

    await shop.run(retryPending(shop.app, { key: shop.shopStore.id }));
    await shop.after(MINUTE_MS);

    expect(await shop.causes()).toEqual([]);
  });

  it('is not seen in our own orders, in those of people, nor in those of another channel', async () => {
    await using shop = await openServingShop();
    shop.buy();
    foreignSale(shop, '');
    foreignSale(shop, '70001', SECOND_CHANNEL);
    await night(shop);

    expect(await shop.causes()).toEqual([]);
  });
});
