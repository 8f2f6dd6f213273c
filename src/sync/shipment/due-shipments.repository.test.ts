import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../../test/databases/engines.ts';
import { ErpOrderId, ErpStatusId, StoreOrderId } from '../../commerce/ids.ts';
import type { ShipmentStage } from '../../commerce/shipment.ts';
import type { Db } from '../../database/tables.ts';
import { createOrderShipments } from '../order-shipment.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { OTHER_STORE, STORE } from '../repository.builder.ts';
import { createDueShipments } from './due-shipments.repository.ts';
import { shipmentToRow } from './shipment-row.ts';
import { NOTHING_KNOWN } from './shipment.decide.ts';

const DAY_MS = 86_400_000;
const NOW = 1_000 * DAY_MS;
const FULFILLED = ErpStatusId.parse('9');
const OPEN = ErpStatusId.parse('6');

interface Kept {
  readonly id: string;
  readonly storeId?: typeof STORE;
  readonly importedDaysAgo?: number;
  readonly statusId?: typeof OPEN;
  /** Absent: never looked at. */
  readonly look?: { readonly stage: ShipmentStage; readonly daysAgo: number };
}

async function keep(db: Db, kept: Kept): Promise<void> {
  const { id, storeId = STORE, importedDaysAgo = 2, statusId = FULFILLED, look } = kept;
  const orderId = StoreOrderId.parse(id);
  const syncs = createOrderSyncs(db, storeId);
  await syncs.begin(orderId, `token-${id}`);
  await syncs.update(orderId, {
    step: 'imported',
    erp_order_id: ErpOrderId.parse(`90${id}`),
    imported_at: NOW - importedDaysAgo * DAY_MS,
    erp_status_id: statusId,
  });
  if (!look) return;
  const shipment = { ...NOTHING_KNOWN, stage: look.stage };
  const lookedAt = NOW - look.daysAgo * DAY_MS;
  await createOrderShipments(db, storeId).save(
    shipmentToRow(shipment, { orderId, lookedAt, print: null }),
  );
}

describeOnEachDatabase('orders whose parcels are due for a look', ({ open }) => {
  const due = (db: Db, fulfilled: readonly ErpStatusId[] | 'any' = [FULFILLED], limit = 10) =>
    createDueShipments(db, STORE).list({ fulfilled, now: NOW, limit });

  it('are fulfilled ones without tracking, and those on their way', async () => {
    const { db } = await open();
    await keep(db, { id: '1' });
    await keep(db, { id: '2', statusId: OPEN });
    await keep(db, { id: '3', look: { stage: 'none', daysAgo: 1.5 } });
    await keep(db, { id: '4', statusId: OPEN, look: { stage: 'shipped', daysAgo: 1.2 } });
    await keep(db, { id: '5', look: { stage: 'delivered', daysAgo: 1.5 } });
    await keep(db, { id: '6', look: { stage: 'labelled', daysAgo: 1.1 } });
    await keep(db, { id: '7', storeId: OTHER_STORE });

    expect(await due(db)).toEqual(['1', '3', '4', '6']);
    expect(await due(db, [FULFILLED], 2)).toEqual(['1', '3']);
    expect(await due(db, [])).toEqual(['4']);
    expect(await due(db, 'any')).toEqual(['1', '2', '3', '4', '6']);
  });

  it('wait a day, half as long again as they are old, and no longer than a month', async () => {
    const { db } = await open();
    const look = (daysAgo: number) => ({ stage: 'shipped', daysAgo }) as const;
    await keep(db, { id: '1', importedDaysAgo: 1, look: look(0.9) });
    await keep(db, { id: '2', importedDaysAgo: 12, look: look(3) });
    await keep(db, { id: '3', importedDaysAgo: 12, look: look(4) });
    await keep(db, { id: '4', importedDaysAgo: 31, look: look(20) });
    await keep(db, { id: '5', importedDaysAgo: 31 });

    expect(await due(db)).toEqual(['3']);
  });
});
