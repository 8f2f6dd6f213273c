import { describe, expect, it } from 'vitest';

import { ErpOrderId, StoreOrderId } from '../commerce/ids.ts';
import type { ShipmentStage } from '../commerce/shipment.ts';
import type { Database } from '../database/open-database.ts';
import { openDatabase } from '../database/open-database.ts';
import { createOrderShipments } from './order-shipment.repository.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { ACCOUNT, OTHER_STORE, STORE } from './repository.builder.ts';
import { shipmentMarks } from './shipment-marks.ts';
import { WORK_KINDS } from './work-kinds.ts';
import { standingClock } from './write-once.builder.ts';

const CHANGED_AT = 5_000;
const OURS = ErpOrderId.parse('901');
const ORDER = StoreOrderId.parse('40');

async function openSale() {
  const database = await openDatabase('sqlite::memory:', { clock: standingClock() });
  const syncs = createOrderSyncs(database.db, STORE);
  await syncs.begin(ORDER, 'token');
  await syncs.update(ORDER, { step: 'imported', erp_order_id: OURS });
  return { database, [Symbol.asyncDispose]: () => database.close() };
}

function marks(database: Database, orderId = OURS) {
  const account = { id: ACCOUNT, stores: [{ id: OTHER_STORE }, { id: STORE }] };
  const why = { accountId: ACCOUNT, dueAt: 10_000 };
  return database.transaction((tx) => shipmentMarks(tx, account, { orderId, at: CHANGED_AT, why }));
}

function look(database: Database, stage: ShipmentStage, lookedAt: number) {
  return createOrderShipments(database.db, STORE).save({
    order_id: ORDER,
    stage,
    tracking_codes: '[]',
    tracking_url: '',
    carrier: '',
    looked_at: lookedAt,
    store_print: null,
  });
}

describe('news of an order in the ERP', () => {
  it('has its parcels looked at, after the poll that the same news asks for', async () => {
    await using sale = await openSale();

    expect(await marks(sale.database)).toMatchObject([
      { kind: WORK_KINDS.shipment, key: `${STORE}/${ORDER}`, dueAt: 25_000 },
    ]);
  });

  it('that is older than the last look, as the echo of our own write, has not', async () => {
    await using sale = await openSale();
    await look(sale.database, 'labelled', CHANGED_AT + 1);
    expect(await marks(sale.database)).toEqual([]);

    await look(sale.database, 'labelled', CHANGED_AT - 1);
    expect(await marks(sale.database)).toHaveLength(1);
  });

  it('of parcels that have arrived, or of an order that is not ours, has not', async () => {
    await using sale = await openSale();
    expect(await marks(sale.database, ErpOrderId.parse('902'))).toEqual([]);

    await look(sale.database, 'delivered', 1);
    expect(await marks(sale.database)).toEqual([]);
  });
});
