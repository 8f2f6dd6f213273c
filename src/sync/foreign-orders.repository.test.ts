import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { ErpOrderId, StoreOrderId } from '../commerce/ids.ts';
import { createForeignOrders } from './foreign-orders.repository.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { OTHER_STORE, STORE } from './repository.builder.ts';

const clock = { now: () => 5000 };
const id = (digits: string) => ErpOrderId.parse(digits);

describeOnEachDatabase('orders of another program', ({ open }) => {
  it('are those that no order of the store is linked to', async () => {
    const { db } = await open();
    const syncs = createOrderSyncs(db, STORE);
    await syncs.begin(StoreOrderId.parse('40'), 'token');
    await syncs.update(StoreOrderId.parse('40'), { step: 'imported', erp_order_id: id('700') });

    const ours = await createForeignOrders(db, clock, STORE).ours([id('700'), id('701')]);

    expect([...ours]).toEqual(['700']);
    expect([...(await createForeignOrders(db, clock, OTHER_STORE).ours([id('700')]))]).toEqual([]);
    expect([...(await createForeignOrders(db, clock, STORE).ours([]))]).toEqual([]);
  });

  it('are told at an instant, and confirmed for good, each store by itself', async () => {
    const { db } = await open();
    const known = createForeignOrders(db, clock, STORE);
    expect([await known.toldAt(), await known.isConfirmed()]).toEqual([undefined, false]);

    await known.noteTold();
    await known.confirm();

    expect([await known.toldAt(), await known.isConfirmed()]).toEqual([5000, true]);
    expect(await createForeignOrders(db, clock, OTHER_STORE).isConfirmed()).toBe(false);
  });
});
