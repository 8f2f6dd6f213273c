import { describe, expect, it } from 'vitest';

import { createStores } from '../../src/connections/store.repository.ts';
import { openServingShop, type ServingShop, STATUS } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
/** A seeded status of every account, "Em andamento". */
const IN_PROGRESS = 15;
const NEVER_PAID = { pixPaidAfterMs: undefined, boletoPaidAfterMs: undefined };

function blingStatuses(shop: ServingShop): number[] {
  return shop.orders().map(({ statusId }) => statusId);
}

/** What both sides wrote since `before`, once everything has been looked at again. */
async function echoes(shop: ServingShop, before: { bling: number; store: number }) {
  await shop.after(10 * MINUTE_MS);
  await shop.sync();
  const { bling, store } = shop.writes();
  return { bling: bling - before.bling, store: store - before.store };
}

describe('a cancellation', () => {
  it('in the store cancels in Bling, gives the goods back once and causes no echo', async () => {
    await using shop = await openServingShop();
    const { id } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 3 }] });
    await shop.after(2 * MINUTE_MS);

    shop.store.control.changeStatus(id, 'cancelled');
    await shop.after(3 * MINUTE_MS);

    expect(blingStatuses(shop)).toEqual([STATUS.cancelled]);
    expect(shop.item('CAN-1')?.quantity).toBe(10);
    expect(await shop.causes()).toEqual([]);
    expect(await echoes(shop, shop.writes())).toEqual({ bling: 0, store: 0 });
  });

  it('in Bling of an unpaid order cancels in the store, and causes no echo', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const { id } = shop.buy({ payment: 'boleto' });
    await shop.after(2 * MINUTE_MS);

    shop.bling.operator.setStatus('azul', shop.orders()[0]?.id ?? 0, STATUS.cancelled);
    await shop.after(3 * MINUTE_MS);

    expect(shop.storeOrder(id).status).toBe('cancelled');
    expect(blingStatuses(shop)).toEqual([STATUS.cancelled]);
    expect(shop.item('CAN-1')?.quantity).toBe(10);
    expect(await echoes(shop, shop.writes())).toEqual({ bling: 0, store: 0 });
  });

  it('in Bling of a paid order waits for a person: money would have to go back', async () => {
    await using shop = await openServingShop();
    const { id } = shop.buy();
    await shop.after(2 * MINUTE_MS);

    shop.bling.operator.setStatus('azul', shop.orders()[0]?.id ?? 0, STATUS.cancelled);
    await shop.after(3 * MINUTE_MS);

    expect(shop.storeOrder(id).status).toBe('processing');
    expect(await shop.causes()).toEqual(['order.cancelledInErpButPaid']);
  });

  it('in Bling that nobody has told us yet is not written over by what the store says meanwhile', async () => {
    await using shop = await openServingShop({ webhooks: false });
    const { id } = shop.buy();
    await shop.after(3 * MINUTE_MS);
    await shop.sync();
    expect(blingStatuses(shop)).toEqual([STATUS.open]);

    // Stores are asked every two minutes, Bling every five: the store's news comes first.
    shop.bling.operator.setStatus('azul', shop.orders()[0]?.id ?? 0, STATUS.cancelled);
    shop.store.control.changeStatus(id, 'completed');
    await shop.after(4 * MINUTE_MS);

    expect(blingStatuses(shop)).toEqual([STATUS.cancelled]);
    expect(await shop.causes()).toEqual(['order.cancelledInErpButPaid', 'order.paidAfterCancel']);
    expect(shop.item('CAN-1')?.quantity).toBe(9);
  });

  it('in Bling of an order payable at the door cancels in the store', async () => {
    await using shop = await openServingShop();
    const { id } = shop.buy({ payment: 'cod' });
    await shop.after(2 * MINUTE_MS);

    shop.bling.operator.setStatus('azul', shop.orders()[0]?.id ?? 0, STATUS.cancelled);
    await shop.after(3 * MINUTE_MS);

    expect(shop.storeOrder(id).status).toBe('cancelled');
    expect(await shop.causes()).toEqual([]);
  });

  it('in the store of an order that Bling has fulfilled waits for a person', async () => {
    await using shop = await openServingShop();
    const { id } = shop.buy();
    await shop.after(2 * MINUTE_MS);
    shop.bling.operator.setStatus('azul', shop.orders()[0]?.id ?? 0, STATUS.fulfilled);
    await shop.after(3 * MINUTE_MS);

    shop.store.control.changeStatus(id, 'cancelled');
    await shop.after(3 * MINUTE_MS);

    expect(blingStatuses(shop)).toEqual([STATUS.fulfilled]);
    expect(await shop.causes()).toEqual(['order.cancelledButFulfilled']);
  });
});

describe('a payment', () => {
  it('by Pix is waited for: the order is imported when it is paid, not before', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const { id } = shop.buy({ payment: 'pix' });
    await shop.after(5 * MINUTE_MS);
    expect(shop.orders()).toEqual([]);
    expect(await shop.causes()).toEqual([]);

    shop.store.control.pay(id);
    await shop.after(2 * MINUTE_MS);

    expect(blingStatuses(shop)).toEqual([STATUS.open]);
  });

  it('that comes later than its order keeps the one order', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const { id } = shop.buy({ payment: 'boleto' });
    await shop.after(2 * MINUTE_MS);
    const before = shop.orders();

    shop.store.control.pay(id);
    await shop.after(5 * MINUTE_MS);

    expect(before).toHaveLength(1);
    expect(shop.orders().map((order) => order.id)).toEqual(before.map((order) => order.id));
    expect(shop.storeOrder(id).status).toBe('processing');
    expect(await shop.causes()).toEqual([]);
  });

  it('that comes after the cancellation of an imported order waits for a person', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const { id } = shop.buy({ payment: 'boleto' });
    await shop.after(2 * MINUTE_MS);
    shop.store.control.changeStatus(id, 'cancelled');
    await shop.after(2 * MINUTE_MS);

    shop.store.control.pay(id);
    await shop.after(5 * MINUTE_MS);

    expect(blingStatuses(shop)).toEqual([STATUS.cancelled]);
    expect(await shop.causes()).toEqual(['order.paidAfterCancel']);
  });

  it('that comes after the cancellation of an order never imported imports it', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const { id } = shop.buy({ payment: 'pix' });
    await shop.after(MINUTE_MS);
    shop.store.control.changeStatus(id, 'cancelled');
    await shop.after(2 * MINUTE_MS);
    expect(shop.orders()).toEqual([]);
    expect(await shop.auditActions()).toContain('order.skip');

    shop.store.control.pay(id);
    await shop.after(2 * MINUTE_MS);

    expect(shop.orders().map(({ numeroLoja }) => numeroLoja)).toEqual([String(id)]);
    expect(shop.orders()[0]?.observacoesInternas).toMatch(/^totoro:[0-9a-f-]{36}$/);
  });

  it('unpaid is imported where the merchant wants that', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    await shop.setStorePolicy({ importUnpaid: ['pix'] });
    await shop.mapStatus('pending', STATUS.open);

    const { id } = shop.buy({ payment: 'pix' });
    await shop.after(2 * MINUTE_MS);
    expect(blingStatuses(shop)).toEqual([STATUS.open]);
    shop.store.control.pay(id);
    await shop.after(5 * MINUTE_MS);

    expect(blingStatuses(shop)).toEqual([STATUS.open]);
    expect(await shop.causes()).toEqual([]);
  });
});

describe('an order that is not to be imported', () => {
  it('is skipped with its reason when it is older than the go-live of the store', async () => {
    await using shop = await openServingShop();
    const stores = createStores(shop.app.database.db, shop.app.vault);
    const goLiveAt = shop.clock.now() + 60 * MINUTE_MS;
    await stores.saveNames(shop.shopStore.id, { name: 'Loja', goLiveAt });

    shop.buy();
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toEqual([]);
    expect(await shop.skipReasons()).toEqual(['order.beforeGoLive']);
    expect(await shop.causes()).toEqual([]);
  });

  it.each(['cancelled', 'failed', 'refunded'])(
    'is skipped with its reason when it is %s at first sight',
    async (status) => {
      await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
      const { id } = shop.buy({ payment: 'pix' });
      shop.store.control.changeStatus(id, status);

      await shop.after(5 * MINUTE_MS);

      expect(shop.orders()).toEqual([]);
      expect(await shop.skipReasons()).toEqual(['order.firstSeenEnded']);
      expect(await shop.causes()).toEqual([]);
    },
  );
});

describe('a status of the store that a plugin brought', () => {
  it('is left alone until the merchant says that it counts as sold', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    const { id } = shop.buy({ payment: 'pix' });
    shop.store.control.changeStatus(id, 'em-separacao');
    await shop.after(3 * MINUTE_MS);
    expect(shop.orders()).toEqual([]);

    await countAsSold(shop, 'em-separacao');
    await shop.sync('orders');
    await shop.after(3 * MINUTE_MS);

    expect(shop.orders().map(({ numeroLoja }) => numeroLoja)).toEqual([String(id)]);
  });

  it('is imported with the status of the mapping', async () => {
    await using shop = await openServingShop({ store: { payments: NEVER_PAID } });
    await countAsSold(shop, 'em-separacao');

    const { id } = shop.buy({ payment: 'pix' });
    shop.store.control.changeStatus(id, 'em-separacao');
    await shop.after(3 * MINUTE_MS);

    expect(shop.orders().map(({ numeroLoja }) => numeroLoja)).toEqual([String(id)]);
    expect(blingStatuses(shop)).toEqual([IN_PROGRESS]);
  });
});

async function countAsSold(shop: ServingShop, status: string): Promise<void> {
  await shop.setStorePolicy({ customStatusesImported: [status] });
  await shop.mapStatus(status, IN_PROGRESS);
}
