import { expect, it } from 'vitest';

import { listWork } from '../../src/work/pending.repository.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { openStockShop } from './stock-shop.builder.ts';

it.each([
  ['answers slowly', { kind: 'slow', amount: 6_000, times: 5 }, 7],
  ['does not answer', { kind: 'hang', amount: 3_600_000, times: 1_000 }, 12],
] as const)(
  'after a pause a number waits for the sales of the other store, for ten seconds at most: it %s',
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
    const numbers = second.history.quantities
      .filter(({ sku, at }) => sku === 'CAN-1' && at > soldAt)
      .map(({ after }) => after ?? 0);
    expect(Math.max(...numbers)).toBe(shown);
  },
);
