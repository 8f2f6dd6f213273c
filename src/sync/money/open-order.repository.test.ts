import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../../test/databases/engines.ts';
import { ErpOrderId, ErpStatusId, StoreOrderId } from '../../commerce/ids.ts';
import type { Db } from '../../database/tables.ts';
import { createErpOrderFacts } from '../erp-order-facts.repository.ts';
import { createOrderMoneyChecks } from '../order-money.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { OTHER_STORE, STORE } from '../repository.builder.ts';
import { createOpenOrders } from './open-order.repository.ts';

const OVER = ErpStatusId.parse('9');
const OPEN = ErpStatusId.parse('6');
const orderId = (id: string) => StoreOrderId.parse(id);
const which = { endedStatuses: [OVER], since: 1_000, after: undefined, most: 10 };

async function imported(db: Db, id: string, [statusId, at]: readonly [ErpStatusId, number]) {
  const syncs = createOrderSyncs(db, STORE);
  await syncs.begin(orderId(id), 'token');
  const change = { erp_order_id: ErpOrderId.parse(`9${id}`), erp_status_id: statusId };
  await syncs.update(orderId(id), { ...change, step: 'imported', imported_at: at });
}

describeOnEachDatabase('orders whose money may still move', ({ open }) => {
  it('are those that are not over, and those of the last weeks, page by page', async () => {
    const { db } = await open();
    await imported(db, '1', [OPEN, 5]);
    await imported(db, '2', [OVER, 5]);
    await imported(db, '3', [OVER, 2_000]);
    await createOrderSyncs(db, STORE).begin(orderId('4'), 'token');
    const orders = createOpenOrders(db, STORE);

    expect(await orders.list(which)).toEqual(['1', '3']);
    expect(await orders.list({ ...which, most: 1 })).toEqual(['1']);
    expect(await orders.list({ ...which, after: orderId('1') })).toEqual(['3']);
    expect(await orders.list({ ...which, endedStatuses: [] })).toEqual(['1', '2', '3']);
    expect(await createOpenOrders(db, OTHER_STORE).list(which)).toEqual([]);
  });

  it('are asked for while the ERP has told nothing of them', async () => {
    const { db } = await open();
    await imported(db, '1', [OPEN, 5]);
    await imported(db, '3', [OPEN, 5]);
    const told = { order_id: orderId('1'), erp_number: '7', contact_id: null, seen_at: 1 };
    await createErpOrderFacts(db, STORE).save({ ...told, total_cents: 100 });

    const untold = await createOpenOrders(db, STORE).listUntold(which);
    expect(untold).toEqual([{ orderId: '3', erpOrderId: '93' }]);
  });

  it('keep what was told and found of each, in their own store', async () => {
    const { db } = await open();
    const order_id = orderId('1');
    const told = { order_id, erp_number: '7', contact_id: null, seen_at: 1, total_cents: 100 };
    await createErpOrderFacts(db, STORE).save(told);
    await createErpOrderFacts(db, STORE).save({ ...told, total_cents: 90 });
    const check = { order_id, terms: '{}', unnamed_cents: -1, place: 'store_erp', checked_at: 2 };
    await createOrderMoneyChecks(db, STORE).save(check);
    await createOrderMoneyChecks(db, STORE).save({ ...check, unnamed_cents: 0, place: null });

    expect(await createErpOrderFacts(db, STORE).find(order_id)).toMatchObject({ total_cents: 90 });
    expect(await createErpOrderFacts(db, OTHER_STORE).find(order_id)).toBeUndefined();
    const kept = await createOrderMoneyChecks(db, STORE).find(order_id);
    expect(kept).toMatchObject({ unnamed_cents: 0, place: null });
    expect(await createOrderMoneyChecks(db, OTHER_STORE).find(order_id)).toBeUndefined();
  });
});
