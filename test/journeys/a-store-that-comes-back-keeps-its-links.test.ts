import { describe, expect, it } from 'vitest';

import { createStores } from '../../src/connections/store.repository.ts';
import { openServingShop, type ServingShop } from './serving-shop.builder.ts';
import { CHANNEL, connectAccount, connectShop } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

const MINUTE_MS = 60_000;

/** What ties the two sides together. */
async function ties({ app, shopStore }: ServingShop) {
  const { db } = app.database;
  const links = await db
    .selectFrom('link')
    .select(['product_id', 'item_id'])
    .where('store_id', '=', shopStore.id)
    .orderBy('product_id')
    .execute();
  const orders = await db
    .selectFrom('order_sync')
    .select(['order_id', 'erp_order_id', 'token'])
    .where('store_id', '=', shopStore.id)
    .orderBy('order_id')
    .execute();
  const contacts = await db.selectFrom('customer_contact').select('contact_id').execute();
  return { links, orders, contacts };
}

async function openWithOneSale() {
  const shop = await openServingShop();
  shop.buy();
  await shop.after(2 * MINUTE_MS);
  return shop;
}

describe('a store that was disconnected and is connected again', () => {
  it('keeps its links, its orders and its customers, and takes up the sales made meanwhile', async () => {
    await using shop = await openWithOneSale();
    const before = await ties(shop);
    expect(before).toMatchObject({ orders: [{}], contacts: [{}] });
    expect(before.links.length).toBeGreaterThan(0);

    const { db } = shop.app.database;
    await createStores(db, shop.app.vault).saveState(shop.shopStore.id, 'disconnected');
    shop.buy();
    await shop.after(5 * MINUTE_MS);
    expect(shop.orders()).toHaveLength(1);

    const at = { url: 'https://loja.test', channel: CHANNEL };
    const again = await shop.run(connectShop(shop.app, shop.account, at));
    await shop.after(10 * MINUTE_MS);

    expect(again.id).toBe(shop.shopStore.id);
    const after = await ties(shop);
    expect(after.links).toEqual(before.links);
    expect(after.orders).toEqual(expect.arrayContaining(before.orders));
    expect(shop.orders()).toHaveLength(2);
  });
});

describe('an account of Bling that is connected again', () => {
  it('is the same account, with its stores, links and orders', async () => {
    await using shop = await openWithOneSale();
    const before = await ties(shop);

    const again = await shop.run(connectAccount(shop.app, shop.bling, { shop: SMALL_SHOP }));
    shop.buy();
    await shop.after(5 * MINUTE_MS);

    expect(again.id).toBe(shop.account.id);
    const after = await ties(shop);
    expect(after.links).toEqual(before.links);
    expect(after.orders).toEqual(expect.arrayContaining(before.orders));
    expect(shop.orders()).toHaveLength(2);
  });
});
