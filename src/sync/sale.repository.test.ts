import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { ErpStatusId, StoreOrderId } from '../commerce/ids.ts';
import type { Db } from '../database/tables.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { orderLine, storeOrder } from './order.builder.ts';
import { erpId, itemId, OTHER_STORE, STORE } from './repository.builder.ts';
import { findSales } from './sale.repository.ts';
import { createStoreOrders } from './store-order.repository.ts';

const MUG = erpId('101');
const GO_LIVE = 1_000;

/** An order of two mugs. */
async function sell(db: Db, sold: { storeId?: typeof STORE; id: string; createdAt?: number }) {
  const id = StoreOrderId.parse(sold.id);
  const order = storeOrder({ id, createdAt: sold.createdAt ?? GO_LIVE, lines: [orderLine()] });
  const orders = createStoreOrders(db, sold.storeId ?? STORE);
  const saved = { order, stage: 'paid' as const, print: '', sealed: '' };
  await orders.save(saved, new Map([[itemId('18'), MUG]]), 1);
  return { order, orders };
}

const stores = [
  { id: STORE, goLiveAt: GO_LIVE },
  { id: OTHER_STORE, goLiveAt: GO_LIVE },
];

describeOnEachDatabase('sales', ({ open }) => {
  it('are those of all stores, each since its go-live', async () => {
    const { db } = await open();
    await sell(db, { id: '1' });
    await sell(db, { id: '2', createdAt: GO_LIVE - 1 });
    await sell(db, { id: '1', storeId: OTHER_STORE });

    const sales = await findSales(db, { stores, products: [MUG, erpId('999')] });
    expect(sales.map(({ storeId, orderId }) => `${storeId} ${orderId}`).toSorted()).toEqual([
      `${STORE} 1`,
      `${OTHER_STORE} 1`,
    ]);
    expect(await findSales(db, { stores, products: [erpId('999')] })).toEqual([]);
  });

  it('are known to the ERP only once their order is there', async () => {
    const { db } = await open();
    const { order, orders } = await sell(db, { id: '1' });
    const syncs = createOrderSyncs(db, STORE);
    const erpStatusId = ErpStatusId.parse('6');
    await syncs.begin(order.id, 'token');
    await orders.saveImported(order);
    const imported = { imported_at: 5, erp_status_id: erpStatusId, erp_status_seen_at: 6 };
    const told = { quantity: 2, reducedUnits: 2, createdAt: GO_LIVE, erpStatusSeenAt: 6 };

    await syncs.update(order.id, { step: 'seen', ...imported });
    expect(await findSales(db, { stores, products: [MUG] })).toMatchObject([
      { ...told, importedUnits: 0, importedAt: undefined, erpStatusId: undefined },
    ]);
    await syncs.update(order.id, { step: 'imported' });
    expect(await findSales(db, { stores, products: [MUG] })).toMatchObject([
      { ...told, importedUnits: 2, importedAt: 5, erpStatusId },
    ]);
  });
});
