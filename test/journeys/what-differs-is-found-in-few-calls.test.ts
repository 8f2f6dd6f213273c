import { describe, expect, it } from 'vitest';

import { findAllDrift } from '../../src/app/find-drift.ts';
import { WarehouseId } from '../../src/commerce/ids.ts';
import { createAccounts } from '../../src/connections/account.repository.ts';
import { openLargeShop } from './large-shop.builder.ts';

const MANY = 10_000;
const PAGES = MANY / 100;
const TIMEOUT_MS = 120_000;
const WISH = { store: undefined, repair: 'ask', limit: 100 } as const;

describe('the comparison of 10,000 products', () => {
  it(
    'that agree costs a call for 100 of them on each side, and writes nothing',
    async () => {
      await using shop = await openLargeShop(MANY);

      const ofSweep = shop.countFrom();
      await shop.sync('stock');
      const sweep = ofSweep();
      expect(sweep.bling).toBeLessThanOrEqual(PAGES + 10);
      expect(sweep.store).toBeLessThanOrEqual(PAGES + 10);
      expect(sweep.storeWrites).toBe(0);

      const ofDrift = shop.countFrom();
      const report = await shop.run(findAllDrift(shop.app, WISH, () => {}));
      const drift = ofDrift();
      expect(report.stores).toMatchObject([{ compared: MANY, suspects: 0, underWay: 0 }]);
      expect(report.totals).toEqual({ drift: 0, unclear: 0, orphans: 0 });
      expect(drift.bling).toBeLessThanOrEqual(PAGES + 10);
      // Once the numbers, and once the items: what has no product is found only there.
      expect(drift.store).toBeLessThanOrEqual(2 * PAGES + 10);
      expect(drift.storeWrites).toBe(0);
    },
    TIMEOUT_MS,
  );
});

describe('the comparison of 500 products in chosen warehouses', () => {
  it('costs at most three calls of Bling for 50 of them, and sells from these alone', async () => {
    const some = 500;
    await using shop = await openLargeShop(some);
    const { warehouses } = shop.bling.state('azul');
    const chosen = warehouses.map(({ id }) => WarehouseId.parse(String(id)));
    const policy = { ...shop.account.policy, warehouses: chosen };
    await createAccounts(shop.app.database.db).savePolicy(shop.account.id, policy);
    shop.bling.operator.moveStock('azul', { productId: shop.productId('SKU-7'), quantity: 0 });

    const count = shop.countFrom();
    const report = await shop.run(findAllDrift(shop.app, WISH, () => {}));

    expect(report.drift).toMatchObject([{ sku: 'SKU-7', shown: 7, expected: 0 }]);
    expect(report.blingCalls).toBeLessThanOrEqual(3 * (some / 50));
    // And the second look at one of them.
    expect(count().bling).toBeLessThanOrEqual(3 * (some / 50) + 3);
    expect(count().storeWrites).toBe(0);
  });
});

describe('the comparison of products that the list hides by its default', () => {
  it('asks for those without units by themselves, a hundred at once', async () => {
    const hidden = { bling: { productsDefaultFilterHidesZero: true } };
    await using shop = await openLargeShop(250, {}, hidden);
    for (let at = 0; at < 120; at += 1) {
      const productId = shop.productId(`SKU-${at}`);
      shop.bling.operator.moveStock('azul', { productId, quantity: at === 0 ? -1 : 0 });
      shop.store.control.setStock(`SKU-${at}`, 0);
    }
    const count = shop.countFrom();
    const report = await shop.run(findAllDrift(shop.app, WISH, () => {}));

    expect(report.stores).toMatchObject([{ compared: 250 }]);
    expect(report.totals).toEqual({ drift: 0, unclear: 0, orphans: 0 });
    expect(report.blingCalls).toBeLessThanOrEqual(7);
    expect(count().storeWrites).toBe(0);
  });
});

describe('the scheduled comparison', () => {
  it('of many products keeps to its share of the calls of the day', async () => {
    const hours = 2;
    const perHour = 15;
    const settings = {
      BLING_CALLS_PER_DAY: '12000',
      STOCK_SWEEP_SECONDS: '900',
      BLING_POLL_SECONDS: '3600',
      STORE_POLL_SECONDS: '3600',
    };
    const policy = { sweepSharePercent: 3 };
    await using shop = await openLargeShop(1_000, policy, { settings, enginePollMs: 600_000 });
    await shop.serve();
    await shop.untilQuiet();

    const before = shop.bling.log.entries.length;
    await shop.run(shop.clock.sleep(hours * 3_600_000));

    const walked = shop.bling.log.entries
      .slice(before)
      .filter(({ path, query }) => path === '/produtos' && !query.includes('Alteracao'));
    expect(walked.length).toBeLessThanOrEqual(hours * perHour + 1);
    expect(walked.length).toBeGreaterThan(hours * perHour * 0.7);
    const pages = new Set(walked.map(({ query }) => /pagina=(\d+)/.exec(query)?.[1]));
    expect(pages.size).toBe(11);
  });
});
