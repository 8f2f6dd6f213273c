import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { StoreOrderId } from '../commerce/ids.ts';
import type { Db } from '../database/tables.ts';
import { orderLine, storeOrder } from './order.builder.ts';
import { erpId, itemId, OTHER_STORE, STORE } from './repository.builder.ts';
import { createSoldUnits } from './sold-units.repository.ts';
import { createStoreOrders } from './store-order.repository.ts';

const MUG = erpId('101');

async function sell(
  db: Db,
  sold: { storeId?: typeof STORE; id: string; createdAt: number; reducedUnits?: number },
) {
  const { storeId = STORE, createdAt, reducedUnits = 2 } = sold;
  const lines = [orderLine({ reducedUnits })];
  const order = storeOrder({ id: StoreOrderId.parse(sold.id), createdAt, lines });
  const saved = { order, stage: 'paid' as const, print: '', sealed: '' };
  await createStoreOrders(db, storeId).save(saved, new Map([[itemId('18'), MUG]]), 1);
}

describeOnEachDatabase('the units that a store sold', ({ open }) => {
  it('are those that it took from its stock, since a date, in this store alone', async () => {
    const { db } = await open();
    const sold = createSoldUnits(db, STORE);
    expect(await sold.total(0)).toBe(0);
    await sell(db, { id: '1', createdAt: 100 });
    await sell(db, { id: '2', createdAt: 200, reducedUnits: 1 });
    await sell(db, { id: '3', createdAt: 300, reducedUnits: 0 });
    await sell(db, { id: '4', createdAt: 300, storeId: OTHER_STORE });

    expect(await sold.total(0)).toBe(3);
    expect(await sold.total(101)).toBe(1);
    expect(await sold.byProduct([MUG, erpId('999')], 0)).toEqual(new Map([[MUG, 3]]));
    expect(await sold.byProduct([MUG], 201)).toEqual(new Map());
  });

  it('are told order by order, after one instant and until another', async () => {
    const { db } = await open();
    for (const [id, createdAt] of [
      ['1', 100],
      ['2', 200],
      ['3', 300],
    ] as const)
      await sell(db, { id, createdAt });

    const orders = await createSoldUnits(db, STORE).orders(MUG, { from: 100, to: 300 });

    expect(orders.map(({ id, units }) => `${id}: ${units}`)).toEqual(['2: 2', '3: 2']);
  });
});
