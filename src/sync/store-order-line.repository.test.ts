import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { orderLine, storeOrder } from './order.builder.ts';
import { erpId, itemId, OTHER_STORE, STORE } from './repository.builder.ts';
import { saveLines } from './store-order-line.repository.ts';

describeOnEachDatabase('lines of a store order', ({ open }) => {
  it('that the order lost go, in this order of this store alone', async () => {
    const { db } = await open();
    const productOf = new Map([[itemId('18'), erpId('101')]]);
    const two = storeOrder({ lines: [orderLine({ id: '1' }), orderLine({ id: '2' })] });
    const one = storeOrder({ lines: [orderLine({ id: '2', sku: 'x', reducedUnits: 0 })] });
    await saveLines(db, { storeId: STORE, order: two, productOf });
    await saveLines(db, { storeId: OTHER_STORE, order: two, productOf });
    await saveLines(db, { storeId: STORE, order: one, productOf: new Map() });

    const rows = await db
      .selectFrom('store_order_line')
      .select(['store_id', 'line_id', 'product_id', 'sku', 'reduced_units'])
      .orderBy('store_id')
      .orderBy('line_id')
      .execute();
    const kept = { product_id: '101', sku: 'CAN-1', reduced_units: 2 };
    expect(rows).toEqual([
      { store_id: STORE, line_id: '2', product_id: null, sku: 'x', reduced_units: 0 },
      { store_id: OTHER_STORE, line_id: '1', ...kept },
      { store_id: OTHER_STORE, line_id: '2', ...kept },
    ]);
  });

  it('of goods sold by weight count as the next whole unit: none is missing from what was sold', async () => {
    const { db } = await open();
    const byWeight = orderLine({ id: '1', quantity: 1.25, reducedUnits: 0.4 });
    const order = storeOrder({ lines: [byWeight] });
    await saveLines(db, { storeId: STORE, order, productOf: new Map() });

    const rows = await db
      .selectFrom('store_order_line')
      .select(['quantity', 'reduced_units'])
      .execute();
    expect(rows).toEqual([{ quantity: 2, reduced_units: 1 }]);
  });
});
