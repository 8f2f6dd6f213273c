import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import { orderOfRow } from '../order-of-row.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { createStatusValues } from '../status-values.ts';
import type { SyncIo } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';

const FULFILLED = 1;

/** An order that is fulfilled in a status that neither reserves nor posts keeps its units: a person must see it. */
export function createUnpostedHandler(io: SyncIo): WorkHandler {
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, { signal }: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    const sync = await createOrderSyncs(io.database.db, store.id).find(orderId);
    const statusId = sync?.erp_status_id;
    if (sync?.step !== 'imported' || !statusId) return { do: 'done' };
    const isPosted = sync.posted_at !== null;
    if (isPosted || account.policy.reservingStatuses.includes(statusId)) return { do: 'done' };
    const values = await readStatusValues(account.bling.at('stock', signal));
    if (values.get(statusId) !== FULFILLED) return { do: 'done' };
    return { do: 'needs_person', cause: message('stock.fulfilledNotPosted', { number: orderId }) };
  }
  return oneByOne(WORK_KINDS.stockUnposted, run);
}
