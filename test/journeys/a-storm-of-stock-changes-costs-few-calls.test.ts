import { describe, expect, it } from 'vitest';

import { SMALL_SHOP } from './shops.builder.ts';
import { openStockShop, type StockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;
const MANY = 100;

function storeCalls({ store }: StockShop, from: number) {
  return store.log.filter(({ at }) => at >= from);
}

function storeWrites(shop: StockShop, from: number) {
  return storeCalls(shop, from).filter(({ method }) => method !== 'GET');
}

describe('a storm of stock changes', () => {
  it('of one SKU while its number is being written leads to exactly one more write', async () => {
    await using shop = await openStockShop();
    const from = shop.clock.now();
    const toldBefore = shop.bling.webhooks.length;
    shop.store.faults.add({ kind: 'slow', method: 'POST', path: 'batch', amount: 9_000 });
    shop.setStock('CAM-P', 500);
    while (storeWrites(shop, from).length === 0) await shop.run(shop.clock.sleep(100));

    for (let units = MANY; units > 0; units -= 1) {
      shop.setStock('CAM-P', units);
      await shop.run(shop.clock.sleep(30));
    }
    expect(storeWrites(shop, from)).toMatchObject([{ status: undefined }]);
    await shop.after(MINUTE_MS);

    expect(shop.bling.webhooks.length - toldBefore).toBeGreaterThan(MANY);
    expect(storeWrites(shop, from).map(({ writes }) => writes.map(({ after }) => after))).toEqual([
      [500],
      [1],
    ]);
  });

  it('of 100 SKUs in a minute costs at most 40 calls of Bling and 250 of the store', async () => {
    const codes = Array.from({ length: MANY }, (_, at) => `SKU-${at}`);
    const products = codes.map((codigo) => ({ nome: codigo, codigo, preco: 10, stock: 1 }));
    await using shop = await openStockShop({ shop: { ...SMALL_SHOP, products } });
    await shop.after(20 * MINUTE_MS);
    const from = shop.clock.now();

    for (const codigo of codes) {
      shop.setStock(codigo, 7);
      await shop.run(shop.clock.sleep(MINUTE_MS / MANY));
    }
    await shop.after(MINUTE_MS / 3);

    expect(codes.filter((sku) => shop.item(sku)?.quantity !== 7)).toEqual([]);
    const blingCalls = shop.bling.log.entries.filter(({ at }) => at >= from);
    expect(blingCalls.length).toBeLessThanOrEqual(40);
    expect(storeCalls(shop, from).length).toBeLessThanOrEqual(250);
    expect(storeWrites(shop, from).length).toBeLessThanOrEqual(40);
  });

  it('is none when the store answers with old numbers: at most ten writes in ten minutes', async () => {
    await using shop = await openStockShop();
    const from = shop.clock.now();
    shop.store.faults.add({ kind: 'stale-get', path: '/variations', times: 10_000 });

    shop.setStock('CAM-P', 3);
    await shop.run(shop.clock.sleep(10 * MINUTE_MS));

    const stale = storeCalls(shop, from).filter(({ fault }) => fault === 'stale-get');
    expect(stale.length).toBeGreaterThan(10);
    expect(shop.item('CAM-P')?.quantity).toBe(3);
    expect(storeWrites(shop, from).length).toBeLessThanOrEqual(10);
    shop.store.faults.clear();
    shop.setStock('CAM-P', 2);
    await shop.after(MINUTE_MS);
    expect(shop.item('CAM-P')?.quantity).toBe(2);
    expect(await shop.work()).toEqual({ ready: 0, waiting: 0, needs_person: 0 });
  });
});
