import type { ErpStatusId } from '../../commerce/ids.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import { WorkPriority } from '../../work/priority.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import { createStatusValues } from '../status-values.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { sagaWork, WORK_KINDS } from '../work-kinds.ts';
import { createDueShipments } from './due-shipments.repository.ts';
import { FULFILLED } from './look-at-parcels.ts';

/** The schedule comes once an hour. */
const ROUNDS_A_DAY = 24;
/** The order and its parcel. */
const CALLS_A_LOOK = 2;

/** Marks orders whose parcels no event told of: as many as their share of the day's calls allows. */
export function createShipmentSweepHandler(
  io: SyncIo,
  { callsPerDay }: { readonly callsPerDay: number },
): WorkHandler {
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    if (!store.store.orders.setShipment) return { do: 'done' };
    const limit = looksOfARound({
      callsPerDay,
      percent: account.policy.sweepSharePercent,
      stores: account.stores.length,
    });
    const now = io.clock.now();
    const due = createDueShipments(io.database.db, store.id);
    // A shop without such orders costs no call.
    if ((await due.list({ fulfilled: 'any', now, limit: 1 })).length === 0) return { do: 'done' };
    const values = await readStatusValues(account.bling.at('sweep', context.signal));
    const fulfilled = [...values].flatMap(([id, value]): ErpStatusId[] =>
      value === FULFILLED ? [id] : [],
    );
    const ids = await due.list({ fulfilled, now, limit });
    const why = { accountId: account.id, correlation: `sweep:${row.version}` };
    const marks = ids.map((orderId) => ({
      ...sagaWork(why, 'shipment', { storeId: store.id, orderId }),
      priority: WorkPriority.sweep,
    }));
    return { do: 'done', record: (tx) => mark(tx, marks, now) };
  }

  return oneByOne(WORK_KINDS.shipmentSweep, run);
}

export function looksOfARound(share: {
  readonly callsPerDay: number;
  readonly percent: number;
  readonly stores: number;
}): number {
  const calls = (share.callsPerDay * share.percent) / 100;
  const looks = calls / CALLS_A_LOOK / ROUNDS_A_DAY / Math.max(1, share.stores);
  return Math.max(1, Math.floor(looks));
}
