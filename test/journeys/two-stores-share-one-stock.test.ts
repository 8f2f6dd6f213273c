import { describe, expect, it } from 'vitest';

import { openStockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;
/** Webhook, debounce, the reads before a write, and the write. */
const EXPOSURE_MS = 10_000;

const openTwo = () => openStockShop({ secondStore: {} });
type TwoStores = Awaited<ReturnType<typeof openTwo>>;

const inSecond = (shop: TwoStores, sku: string) =>
  shop.second.state().products.find((product) => product.sku === sku)?.quantity;

describe('two stores of one account', () => {
  it('show the same balance, and a sale in one lowers the other', async () => {
    await using shop = await openTwo();
    expect(shop.judge().differences()).toEqual([]);

    shop.buy({ items: [{ sku: 'CAN-1', quantity: 3 }] });
    await shop.run(shop.clock.sleep(EXPOSURE_MS));
    expect(inSecond(shop, 'CAN-1')).toBeLessThanOrEqual(7);
    expect(inSecond(shop, 'KIT-2')).toBeLessThanOrEqual(3);
    await shop.after(3 * MINUTE_MS);

    expect(shop.judge().wroteTooMuch(EXPOSURE_MS)).toEqual([]);
    expect(shop.judge().differences()).toEqual([]);
  });

  it('keep units that one checkout holds unpaid from the other, while the hold lasts', async () => {
    await using shop = await openStockShop({
      secondStore: {},
      store: { payments: { pixPaidAfterMs: undefined, boletoPaidAfterMs: undefined } },
    });

    shop.buy({ items: [{ sku: 'CAM-P', quantity: 3 }], payment: 'pix' });
    await shop.after(MINUTE_MS);
    expect(shop.item('CAM-P')?.quantity).toBe(4);
    expect(inSecond(shop, 'CAM-P')).toBe(1);
    await shop.after(65 * MINUTE_MS);

    expect(shop.store.state().orders.map(({ status }) => status)).toEqual(['cancelled']);
    expect(inSecond(shop, 'CAM-P')).toBe(4);
    expect(shop.orders()).toEqual([]);
  });

  it('are not one: a store that falls silent keeps no higher number from the other', async () => {
    await using shop = await openTwo();

    shop.store.faults.add({ kind: 'hang', times: 1_000, amount: 3_600_000 });
    shop.setStock('CAN-1', 15);
    await shop.run(shop.clock.sleep(2 * EXPOSURE_MS));

    expect(inSecond(shop, 'CAN-1')).toBe(15);
    shop.store.faults.clear();
  });

  it('are not one: a store that hangs keeps no number from the other', async () => {
    await using shop = await openTwo();

    shop.store.faults.add({ kind: 'hang', times: 1_000, amount: 3_600_000 });
    shop.setStock('CAN-1', 5);
    await shop.run(shop.clock.sleep(2 * EXPOSURE_MS));

    expect(inSecond(shop, 'CAN-1')).toBe(5);
    expect(inSecond(shop, 'KIT-2')).toBe(2);
    expect(shop.item('CAN-1')?.quantity).toBe(10);
    shop.store.faults.clear();
    await shop.after(30 * MINUTE_MS);
    expect(shop.item('CAN-1')?.quantity).toBe(5);
  });

  it('are asked for their orders before another shows more, when nobody has read them for ten minutes', async () => {
    const seldom = { STORE_POLL_SECONDS: '7200', STOCK_SWEEP_SECONDS: '7200' };
    await using shop = await openStockShop({ secondStore: {}, settings: seldom });
    await shop.after(25 * MINUTE_MS);
    shop.store.faults.add({ kind: 'drop-delivery', times: 1_000 });
    const from = shop.clock.now();
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 5 }] });
    // Its own number waits, and with it the orders that are read on its account.
    shop.store.faults.add({ kind: 'slow', method: 'GET', path: 'products', amount: 20_000 });
    shop.setStock('CAN-1', 12);
    await shop.after(3 * MINUTE_MS);

    const shown = shop.second.history.quantities.flatMap(({ sku, at, after }) =>
      sku === 'CAN-1' && at >= from ? [after ?? 0] : [],
    );
    expect(Math.max(...shown)).toBe(7);
  });
});
