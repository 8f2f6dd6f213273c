import { expect, it } from 'vitest';

import { listWork } from '../../src/work/pending.repository.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { openStockShop } from './stock-shop.builder.ts';

const SOON_MS = 150_000;

it.each([
  ['answers slowly', { kind: 'slow', amount: 6_000, times: 5 }, 7],
  ['answers very slowly', { kind: 'slow', amount: 25_000, times: 2 }, 7],
  ['does not answer', { kind: 'hang', amount: 3_600_000, times: 1_000 }, 12],
] as const)(
  'after a pause no number is raised before the sales of the other store are known, or two minutes are over: it %s',
  async (_, fault, shown) => {
    await using shop = await openStockShop({ secondStore: {} });
    const { clock, second } = shop;
    const isMarked = async () =>
      (await listWork(shop.app.database.db, { accountId: shop.account.id })).some(
        ({ kind }) => kind === 'stock.push',
      );
    shop.setStock('CAN-1', 12);
    while (!(await isMarked())) await shop.run(clock.sleep(20));
    shop.store.faults.add({ ...fault, method: 'GET', path: 'orders' });
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 5 }] });

    const soldAt = clock.now();

    await using heir = await dieAndLiveAgain(shop);

    expect(heir).toBeDefined();
    await shop.run(clock.sleep(SOON_MS));
    const numbers = second.history.quantities.filter(
      ({ sku, at }) => sku === 'CAN-1' && at > soldAt,
    );
    expect(Math.max(...numbers.map(({ after }) => after ?? 0))).toBe(shown);
    const raised = numbers.find(({ after }) => (after ?? 0) > 7);
    expect((raised?.at ?? Infinity) - soldAt).toBeGreaterThan(120_000);
  },
);
