import { expect, it } from 'vitest';

import { WarehouseId } from '../../src/commerce/ids.ts';
import { listWork } from '../../src/work/pending.repository.ts';
import { openServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const GONE = WarehouseId.parse('999');

it('A chosen warehouse that Bling no longer tells leaves every number as it is, and is named', async () => {
  await using shop = await openServingShop();
  const shown = () => shop.store.state().products.map(({ sku, quantity }) => [sku, quantity]);
  const before = shown();
  await shop.setAccountPolicy({ warehouses: [GONE] });

  await shop.sync('stock');
  await shop.after(10 * MINUTE_MS);

  expect(shown()).toEqual(before);
  const all = { accountId: shop.account.id, state: 'waiting' } as const;
  const waiting = await listWork(shop.app.database.db, all);
  expect(waiting.map(({ cause }) => cause)).toContainEqual({
    key: 'stock.warehouseUntold',
    args: { warehouse: '999' },
  });
});
