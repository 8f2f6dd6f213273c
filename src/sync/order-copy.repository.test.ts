import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { StoreOrderId } from '../commerce/ids.ts';
import { quantity } from '../kernel/quantity.ts';
import { createOrderCopies } from './order-copy.repository.ts';
import { storeOrder } from './order.builder.ts';
import { OTHER_STORE, STORE } from './repository.builder.ts';
import { createStoreOrders } from './store-order.repository.ts';

const ORDER = StoreOrderId.parse('40');
const COPY = {
  totalCents: 12_345,
  lines: [{ product: '101', quantity: quantity('2.5'), unitPriceCents: 4938 }],
};

describeOnEachDatabase('what was written of an order', ({ open }) => {
  it('is what was written last, of its own store, until it is forgotten', async () => {
    const { db } = await open();
    const copies = createOrderCopies(db, STORE);
    await copies.save(ORDER, { ...COPY, totalCents: 1 }, 5);
    await copies.save(ORDER, COPY, 6);

    expect(await copies.find(ORDER)).toEqual(COPY);
    expect(await createOrderCopies(db, OTHER_STORE).find(ORDER)).toBeUndefined();
    await copies.forget(ORDER);
    expect(await copies.find(ORDER)).toBeUndefined();
  });
});

describeOnEachDatabase('orders by their name', ({ open }) => {
  it('are those shown with the number, and the one with that id', async () => {
    const { db } = await open();
    const orders = createStoreOrders(db, STORE);
    for (const [id, number] of [
      ['40', '1001'],
      ['41', '1001'],
      ['1001', '7'],
    ] as const) {
      const order = storeOrder({ id: StoreOrderId.parse(id), number });
      await orders.save({ order, stage: 'paid', print: 'p', sealed: 's' }, new Map(), 1);
    }

    const found = await orders.findNamed('1001');
    expect(found.map(({ id }) => id).toSorted()).toEqual(['1001', '40', '41']);
    expect(await createStoreOrders(db, OTHER_STORE).findNamed('1001')).toEqual([]);
  });
});
