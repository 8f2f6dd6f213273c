import { describe, expect, it } from 'vitest';

import { runSync } from '../../src/app/run-sync.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { SMALL_SHOP } from './shops.builder.ts';
import { openStockShop, type StockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;
/** Until balances of the start have settled. */
const CALM_MS = 20 * MINUTE_MS;
const LARGE_SHOP_TIMEOUT_MS = 300_000;
const BALANCES = '/estoques/saldos';

function blingCalls({ bling }: Pick<StockShop, 'bling'>, from: number) {
  return bling.log.entries.filter(({ at, path }) => at >= from && !path.startsWith('/oauth'));
}

function balanceReads(shop: StockShop, from: number) {
  return blingCalls(shop, from).filter(({ path }) => path === BALANCES);
}

function storeWrites({ store }: Pick<StockShop, 'store'>, from: number) {
  return store.log.filter(({ at, method }) => at >= from && method !== 'GET');
}

/** A shop of so many simple products that all agree on both sides. */
async function openLargeShop(count: number) {
  const codes = Array.from({ length: count }, (_, at) => `SKU-${at}`);
  const products = codes.map((codigo) => ({ nome: codigo, codigo, preco: 10, stock: 1 }));
  const shop = await openStockShop({ shop: { ...SMALL_SHOP, products } });
  await shop.after(CALM_MS);
  return { ...shop, codes };
}

describe('what Bling tells of its stock', () => {
  it(
    'is sold from without a call: 3,000 changes of 500 SKUs in ten minutes cost at most 40',
    async () => {
      await using shop = await openLargeShop(500);
      const random = seededRandom(5);
      const from = shop.clock.now();
      for (let change = 1; change <= 3_000; change += 1) {
        // A day at the counter, and twice somebody books a whole delivery.
        const isDelivery = change % 1_500 < 500;
        const sku = isDelivery ? change % 500 : random.integer(500);
        shop.setStock(shop.codes[sku] ?? '', change);
        await shop.run(shop.clock.sleep(isDelivery ? 10 : 295));
      }
      expect(shop.clock.now() - from).toBeLessThan(10.5 * MINUTE_MS);
      await shop.after(MINUTE_MS);

      expect(shop.judge().differences()).toEqual([]);
      expect(shop.judge().wroteTooMuch(15_000)).toEqual([]);
      expect(blingCalls(shop, from).length).toBeLessThanOrEqual(40);
      const sizes = storeWrites(shop, from).map(({ writes }) => writes.length);
      expect(Math.max(...sizes)).toBe(100);
      expect(sizes.length).toBeLessThan(300);
    },
    LARGE_SHOP_TIMEOUT_MS,
  );

  it('reaches the store without any call of Bling, and every kit that draws on it', async () => {
    await using shop = await openStockShop();
    await shop.after(CALM_MS);
    const from = shop.clock.now();

    shop.setStock('CAN-1', 7);
    await shop.run(shop.clock.sleep(8_000));

    expect(shop.item('CAN-1')?.quantity).toBe(7);
    expect(shop.item('KIT-2')?.quantity).toBe(3);
    expect(blingCalls(shop, from)).toEqual([]);
  });

  it('is asked for when the news is late, so that a number of long ago is not sold', async () => {
    await using shop = await openStockShop({
      bling: { webhooks: { delayMs: { min: 40_000, max: 40_000 } } },
    });
    await shop.after(CALM_MS);
    const from = shop.clock.now();

    shop.setStock('CAN-1', 7);
    await shop.run(shop.clock.sleep(30_000));
    shop.setStock('CAN-1', 3);
    await shop.run(shop.clock.sleep(20_000));

    // The first word came after forty seconds; ten seconds later the second is still on its way.
    expect(shop.item('CAN-1')?.quantity).toBe(3);
    expect(balanceReads(shop, from).length).toBeGreaterThan(0);
    expect(shop.shownSince('CAN-1', from)).not.toContain(7);
  });

  it('gives no unit back that a sale has taken: only a read does, once it must contain the order', async () => {
    await using shop = await openStockShop();
    await shop.after(CALM_MS);
    const soldAt = shop.clock.now();
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }] });
    await shop.run(shop.clock.sleep(25_000));

    // Bling has reserved it and says so; another event follows, and both come before the order is proven.
    const from = shop.clock.now();
    shop.setStock('CAN-1', 20);
    await shop.run(shop.clock.sleep(9_000));
    expect(shop.item('CAN-1')?.quantity).toBe(12);
    expect(balanceReads(shop, from)).toEqual([]);
    await shop.after(2 * MINUTE_MS);
    expect(shop.item('CAN-1')?.quantity).toBe(16);

    // Now it is proven by a read, and an event after that contains it.
    const later = shop.clock.now();
    shop.setStock('CAN-1', 30);
    await shop.run(shop.clock.sleep(9_000));
    expect(shop.item('CAN-1')?.quantity).toBe(26);
    expect(balanceReads(shop, later)).toEqual([]);
    expect(
      shop
        .judge()
        .wroteTooMuch(0)
        .filter(({ at }) => Date.parse(at) > soldAt),
    ).toEqual([]);
  });

  it('while the store is looked at takes back a higher number before it goes out', async () => {
    await using shop = await openStockShop();
    await shop.after(CALM_MS);
    const from = shop.clock.now();
    const isLookedAt = () =>
      shop.store.log.some(({ at, path }) => at >= from && path.includes('products'));
    // Not so slow that the number would be asked for anew on that account.
    shop.store.faults.add({ kind: 'slow', method: 'GET', path: 'products', amount: 4_000 });
    shop.setStock('CAN-1', 20);
    while (!isLookedAt()) await shop.run(shop.clock.sleep(100));
    shop.setStock('CAN-1', 3);
    await shop.after(MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBe(3);
    expect(shop.shownSince('CAN-1', from)).not.toContain(20);
  });

  it('twice in one second, in an order that nobody knows, raises nothing: the balance is read', async () => {
    await using shop = await openStockShop({
      bling: { webhooks: { delayMs: { min: 1_500, max: 1_500 } } },
      settings: { STOCK_DEBOUNCE_MS: '0' },
    });
    await shop.after(CALM_MS);
    await shop.run(shop.clock.sleep(1_000 - (shop.clock.now() % 1_000)));
    const from = shop.clock.now();
    shop.store.faults.add({ kind: 'slow', method: 'GET', path: 'products', amount: 4_000 });
    shop.setStock('CAN-1', 20);
    await shop.run(shop.clock.sleep(400));
    // Told while the store is looked at for the first.
    shop.setStock('CAN-1', 3);
    await shop.after(MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBe(3);
    expect(shop.shownSince('CAN-1', from)).not.toContain(20);
    expect(balanceReads(shop, from).length).toBeGreaterThan(0);
  });

  it('and that is lost raises nothing from a balance that has grown old over a slow store: it is read again', async () => {
    await using shop = await openStockShop();
    await shop.after(CALM_MS);
    const from = shop.clock.now();
    shop.loseEvents(true);
    shop.setStock('CAN-1', 20);
    shop.store.faults.add({
      kind: 'slow',
      method: 'GET',
      path: 'products',
      times: 9,
      amount: 7_000,
    });
    const sellAtCounter = async () => {
      while (balanceReads(shop, from).length === 0) await shop.clock.sleep(100);
      await shop.clock.sleep(1_000);
      shop.setStock('CAN-1', 3);
    };

    await shop.run(Promise.all([runSync(shop.app, ['stock'], () => {}), sellAtCounter()]));
    await shop.after(MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBe(3);
    expect(shop.shownSince('CAN-1', from)).not.toContain(20);
  });

  it('without end does not starve a SKU: its number goes out within seconds, again and again', async () => {
    await using shop = await openStockShop();
    await shop.after(CALM_MS);
    const from = shop.clock.now();
    const setAt = new Map([[10, from]]);
    const agesMs: number[] = [];
    for (let units = 1_000; units > 700; units -= 1) {
      shop.setStock('CAN-1', units);
      setAt.set(units, shop.clock.now());
      await shop.run(shop.clock.sleep(300));
      const shown = shop.item('CAN-1')?.quantity ?? 0;
      agesMs.push(shop.clock.now() - (setAt.get(shown) ?? 0));
    }

    expect(Math.max(...agesMs)).toBeLessThan(10_000);
    await shop.after(MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBe(701);
  });
});

describe('several stores of one account', () => {
  const openTwo = async () => {
    const shop = await openStockShop({ secondStore: {} });
    await shop.after(CALM_MS);
    const inSecond = (sku: string) =>
      shop.second.state().products.find((product) => product.sku === sku)?.quantity;
    return { ...shop, inSecond };
  };

  it('lower each other at once, before Bling answers, and even while it is down', async () => {
    await using shop = await openTwo();
    const from = shop.clock.now();
    shop.bling.faults.next({ kind: 'error_page', status: 503 }, { times: 1_000 });

    shop.buy({ items: [{ sku: 'CAN-1', quantity: 3 }] });
    while (shop.inSecond('CAN-1') === 10) await shop.run(shop.clock.sleep(100));

    expect(shop.inSecond('CAN-1')).toBe(7);
    expect(shop.clock.now() - from).toBeLessThan(5_000);
    const answered = blingCalls(shop, from).filter(({ status }) => status === 200);
    expect(answered).toEqual([]);
    shop.bling.faults.clear();
    await shop.after(30 * MINUTE_MS);
    expect(shop.judge().differences()).toEqual([]);
  });

  it('share a read of the balance: a sweep of two stores asks once', async () => {
    await using shop = await openTwo();
    const from = shop.clock.now();

    await shop.sync('stock');

    expect(balanceReads(shop, from).length).toBeLessThanOrEqual(2);
    await using alone = await openStockShop();
    await alone.after(CALM_MS);
    const start = alone.clock.now();
    await alone.sync('stock');
    expect(balanceReads(shop, from).length).toBe(balanceReads(alone, start).length);
  });
});
