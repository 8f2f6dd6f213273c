import type { StoreOrderId } from '../../commerce/ids.ts';
import type { Shipment } from '../../commerce/shipment.ts';
import type { Tx } from '../../database/tables.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import { WorkPriority } from '../../work/priority.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import type { OrderIntake } from '../order-intake.ts';
import { orderOfRow } from '../order-of-row.ts';
import { createOrderShipments } from '../order-shipment.repository.ts';
import { createStatusValues } from '../status-values.ts';
import { type SyncAccount, type SyncIo, type SyncStore } from '../sync-account.ts';
import { erpOrderWork, WORK_KINDS } from '../work-kinds.ts';
import { lookAtParcels } from './look-at-parcels.ts';
import { decideLook } from './look.decide.ts';
import { isOwed, shipmentToRow } from './shipment-row.ts';
import { tellStore } from './shipment.act.ts';
import { mergeShipment, NOTHING_KNOWN } from './shipment.decide.ts';
import { gatherShipment, type ShipmentFacts } from './shipment.gather.ts';

const CANCELLED = 2;

interface ShipmentWork {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly orderId: StoreOrderId;
  readonly facts: ShipmentFacts;
  readonly context: DrainContext;
  readonly correlation: string;
  /** Nobody told of anything: it is looked at in its turn. */
  readonly isSweep: boolean;
}

/** Where the parcels of one order are, from the ERP to the store: one call for the order, one a parcel. */
export function createShipmentHandler(io: SyncIo, intake: OrderIntake): WorkHandler {
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    if (!store.store.orders.setShipment) return { do: 'done' };
    const facts = await gatherShipment(io, store, orderId);
    if (!facts) return { do: 'done' };
    const correlation = row.correlation ?? `shipment:${orderId}`;
    const isSweep = row.priority <= WorkPriority.sweep;
    const work = { account, store, orderId, facts, context, correlation, isSweep };
    const { known, toldPrint, isFetched } = facts;
    // Found out already and not told: no call of the ERP is needed for that.
    if (isOwed(known, toldPrint)) return tellStore(io, intake, { ...work, shipment: known });
    if (isFetched)
      return {
        do: 'done',
        record: save(work, { shipment: NOTHING_KNOWN, lookedAt: context.now() }),
      };
    return look(work);
  }

  async function look(work: ShipmentWork): Promise<RowResult> {
    const { account, facts, context, isSweep, correlation } = work;
    const { saved, status, known, toldPrint, erpOrderId } = facts;
    const bling = account.bling.at(isSweep ? 'sweep' : 'payment', context.signal);
    const values = status && (await readStatusValues(bling));
    const lookedAt = context.now();
    const plan = decideLook({
      now: lookedAt,
      erpStatusValue: status && values?.get(status.id),
      statusSeenAt: status?.seenAt,
      last: saved && { stage: saved.stage, lookedAt: saved.looked_at },
    });
    if (plan.do === 'nothing') return { do: 'done' };
    if (plan.do === 'wait') return plan;

    const seen = await lookAtParcels(bling, erpOrderId, known);
    if (!seen) {
      // Deleted there, and no event told it: that is looked at as if one had.
      const again = erpOrderWork({ accountId: account.id, correlation }, erpOrderId);
      return { do: 'done', record: (tx) => mark(tx, [again], context.now()) };
    }
    const shipment = seen.statusValue === CANCELLED ? known : mergeShipment(known, seen);
    const record = save(work, { shipment, lookedAt });
    if (!isOwed(shipment, toldPrint)) return { do: 'done', record };
    // Kept before it is told: whoever comes after a crash asks nobody again.
    await context.commit(record);
    return tellStore(io, intake, { ...work, shipment });
  }

  function save(
    { store, orderId, facts }: ShipmentWork,
    { shipment, lookedAt }: { shipment: Shipment; lookedAt: number },
  ) {
    const row = shipmentToRow(shipment, { orderId, lookedAt, print: facts.toldPrint });
    return (tx: Tx) => createOrderShipments(tx, store.id).save(row);
  }

  return oneByOne(WORK_KINDS.shipment, run);
}
