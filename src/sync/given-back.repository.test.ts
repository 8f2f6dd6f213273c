import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { ErpStatusId, StoreOrderId } from '../commerce/ids.ts';
import type { Db } from '../database/tables.ts';
import { findGivenBack } from './given-back.repository.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { orderLine, storeOrder } from './order.builder.ts';
import { erpId, itemId, STORE } from './repository.builder.ts';
import { createStoreOrders } from './store-order.repository.ts';

const MUG = erpId('101');
const OPEN = ErpStatusId.parse('6');
const CANCELLED = ErpStatusId.parse('12');
const SINCE = 1_000;

interface Ended {
  readonly stage?: 'cancelled' | 'paid';
  readonly reducedUnits?: number;
  readonly step?: 'imported' | 'seen';
  readonly statusId?: typeof OPEN;
  readonly seenAt?: number;
}

/** An order of mugs that was cancelled in the store and is still open in the ERP. */
async function end(db: Db, ended: Ended): Promise<void> {
  const id = StoreOrderId.parse('40');
  const { stage = 'cancelled', reducedUnits = 0, step = 'imported' } = ended;
  const { statusId = OPEN, seenAt = SINCE } = ended;
  const order = storeOrder({ id, lines: [{ ...orderLine(), reducedUnits }] });
  const saved = { order, stage, print: '', sealed: '' };
  await createStoreOrders(db, STORE).save(saved, new Map([[itemId('18'), MUG]]), 1);
  const syncs = createOrderSyncs(db, STORE);
  await syncs.begin(id, 'token');
  await syncs.update(id, { step, erp_status_id: statusId, erp_status_seen_at: seenAt });
}

const stores = [{ id: STORE, goLiveAt: 0 }];
const wanted = { stores, products: [MUG], held: [OPEN], since: SINCE };

describeOnEachDatabase('units that a store has given back', ({ open }) => {
  it.each<[string, Ended, number]>([
    ['still holds or posted the order', {}, 1],
    ['cancelled it a moment ago', { statusId: CANCELLED, seenAt: SINCE + 1 }, 1],
    ['cancelled it long ago', { statusId: CANCELLED }, 0],
    ['never had the order', { step: 'seen' }, 0],
  ])('may still be brought back by an ERP that %s', async (_, ended, expected) => {
    const { db } = await open();
    await end(db, ended);

    expect(await findGivenBack(db, wanted)).toHaveLength(expected);
  });

  it('are none of an order that goes on, nor of a line that is still sold', async () => {
    const { db } = await open();
    await end(db, { stage: 'paid' });
    expect(await findGivenBack(db, wanted)).toEqual([]);
    await end(db, { reducedUnits: 2 });
    expect(await findGivenBack(db, wanted)).toEqual([]);
  });

  it('tell their product and what is known of the order, and need no status to be asked for', async () => {
    const { db } = await open();
    await end(db, { seenAt: SINCE + 5 });

    expect(await findGivenBack(db, { ...wanted, held: [] })).toEqual([
      { productId: MUG, erpStatusId: OPEN, erpStatusSeenAt: SINCE + 5 },
    ]);
    expect(await findGivenBack(db, { ...wanted, products: [erpId('999')] })).toEqual([]);
  });
});
