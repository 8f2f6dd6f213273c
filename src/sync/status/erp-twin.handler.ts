import { ErpOrderId } from '../../commerce/ids.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import type { SyncIo } from '../sync-account.ts';
import { splitPair, WORK_KINDS } from '../work-kinds.ts';

/** Two orders of the ERP with one number: a person decides which one stays (domain rules 2.2 and 2.3). */
export function createErpTwinHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, { signal }: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const erpOrderId = ErpOrderId.parse(splitPair(row.key).id);
    const twin = await account.bling.at('sweep', signal).orders.get(erpOrderId);
    if (!twin) return { do: 'done' };
    return {
      do: 'needs_person',
      cause: message('order.twoHits', { number: twin.storeNumber }),
    };
  }
  return oneByOne(WORK_KINDS.erpTwin, run);
}
