import { expect, it } from 'vitest';
import { z } from 'zod';

import type { Db } from '../../src/database/tables.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { openStockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;

it('a process that dies between the answer of the store and its record: the next confirms, and writes nothing', async () => {
  await using shop = await openStockShop();
  const from = shop.clock.now();
  const written = () => shop.store.log.filter(({ at, method }) => at >= from && method !== 'GET');
  // The store has the number, and we do not know it: neither from the answer nor from a look.
  shop.store.faults.add({ kind: 'lose-answer', method: 'POST', path: 'batch' });
  shop.setStock('CAM-P', 3);
  while (written().length === 0) await shop.run(shop.clock.sleep(50));
  shop.store.faults.add({ kind: 'hang', method: 'GET', times: 1_000, amount: 3_600_000 });
  await shop.run(shop.clock.sleep(6_000));
  expect(shop.item('CAM-P')?.quantity).toBe(3);
  expect(await levelLines(shop.app.database.db, from)).toEqual([]);

  await using heir = await dieAndLiveAgain(shop);
  shop.store.faults.clear();
  await shop.run(shop.clock.sleep(5 * MINUTE_MS));

  expect(await levelLines(heir.database.db, from)).toEqual([
    { action: 'stock.confirm', quantity: 3, outcome: 'applied' },
  ]);
  expect(written()).toHaveLength(1);
  expect(shop.item('CAM-P')?.quantity).toBe(3);
});

const After = z.object({ quantity: z.number() });

async function levelLines(db: Db, from: number) {
  const lines = await db
    .selectFrom('audit_line')
    .select(['action', 'after', 'outcome'])
    .where('at', '>=', from)
    .where('action', 'like', 'stock.%')
    .execute();
  return lines.map(({ after, ...line }) => ({
    ...line,
    quantity: After.parse(JSON.parse(after ?? '{}')).quantity,
  }));
}
