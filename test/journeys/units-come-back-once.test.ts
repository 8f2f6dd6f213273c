import { describe, expect, it } from 'vitest';

import { STATUS, type WorldOptions } from './shop-world.builder.ts';
import { openStockShop, type StockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;

/** Four mugs are sold and imported, six are left. */
async function openWithSale(options: Partial<WorldOptions> = {}) {
  const shop = await openStockShop(options);
  const { id } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }] });
  await shop.after(2 * MINUTE_MS);
  return { ...shop, id, erpOrderId: shop.orders()[0]?.id ?? 0 };
}

/** From then on no number stood above what was there, and in the end all agree. */
function expectNoneAdded(shop: StockShop) {
  expect(shop.judge().wroteTooMuch(0)).toEqual([]);
  expect(shop.judge().differences()).toEqual([]);
}

describe('units come back once', () => {
  it('when the store cancels, which gives them back itself', async () => {
    await using shop = await openWithSale();

    shop.store.control.changeStatus(shop.id, 'cancelled');
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()[0]?.statusId).toBe(STATUS.cancelled);
    expect(shop.item('CAN-1')?.quantity).toBe(10);
    expectNoneAdded(shop);
  });

  it('when the store cancels before the order is in Bling', async () => {
    await using shop = await openStockShop();

    const { id } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }] });
    shop.store.control.changeStatus(id, 'cancelled');
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toEqual([]);
    expect(shop.item('CAN-1')?.quantity).toBe(10);
    expectNoneAdded(shop);
  });

  it('when the store cancels, and then gets the money after all', async () => {
    await using shop = await openWithSale();

    shop.store.control.changeStatus(shop.id, 'cancelled');
    await shop.after(2 * MINUTE_MS);
    shop.store.control.changeStatus(shop.id, 'processing');
    await shop.after(5 * MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expect(shop.judge().wroteTooMuch(0)).toEqual([]);
  });

  it('not when only Bling cancels: the store still keeps the paid units, and a person is told', async () => {
    await using shop = await openWithSale();

    shop.bling.operator.setStatus('azul', shop.erpOrderId, STATUS.cancelled);
    await shop.after(5 * MINUTE_MS);

    expect(shop.storeOrder(shop.id).status).toBe('processing');
    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expect(await shop.causes()).toEqual(['order.cancelledInErpButPaid']);
  });

  it('when the store refunds some with their quantity', async () => {
    await using shop = await openWithSale();

    shop.store.control.refund(shop.id, { items: [{ sku: 'CAN-1', quantity: 1 }] });
    await shop.after(5 * MINUTE_MS);

    // Bling still holds four for the order: what it has to sell is what the store may show.
    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expectNoneAdded(shop);
  });

  it('and more that the shop adds to an imported order stay off: Bling holds only what it was told', async () => {
    await using shop = await openWithSale();

    await shop.editFirstLine(shop.id, 7);
    await shop.after(5 * MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBeLessThanOrEqual(3);
    expect(shop.judge().wroteTooMuch(0)).toEqual([]);
    expect(await shop.causes()).toEqual(['order.editedAfterImport']);
  });

  it('not when a line is taken out of an imported order: Bling still holds its units', async () => {
    await using shop = await openWithSale({ webhooks: false });

    const editedAt = shop.clock.now();
    await shop.editFirstLine(shop.id, 0);
    await shop.run(shop.clock.sleep(3 * MINUTE_MS));

    expect(shop.shownSince('CAN-1', editedAt)).toContain(10);
    expect(shop.item('CAN-1')?.quantity).toBe(6);
  });

  it('not when only money is refunded', async () => {
    await using shop = await openWithSale();

    shop.store.control.refund(shop.id, { amountCents: 1_000 });
    await shop.after(5 * MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expectNoneAdded(shop);
  });

  it('not when the order is thrown into the trash: the store keeps the units', async () => {
    await using shop = await openWithSale();

    shop.store.control.trash(shop.id);
    await shop.after(5 * MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expectNoneAdded(shop);
  });

  it('not when the order is deleted in Bling: the store has sold them all the same', async () => {
    await using shop = await openWithSale();

    shop.bling.operator.deleteOrder('azul', shop.erpOrderId);
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toEqual([]);
    expect(shop.item('CAN-1')?.quantity).toBe(6);
  });
});
