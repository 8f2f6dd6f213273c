import type { RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import { WorkPriority } from '../../work/priority.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createLinks } from '../link.repository.ts';
import { oneByOne } from '../one-by-one.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { productWork, WORK_KINDS } from '../work-kinds.ts';

/** Marks every linked number of a store to be looked at: no call by itself. Parents have no stock. */
export function createStockSweepHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    const links = await createLinks(io.database.db, store.id).listSellable(account.id);
    const why = { accountId: account.id, correlation: row.correlation };
    // What an event or a sale told goes first; being marked so raises a row of the sweep.
    const marks = links.map((productId) => ({
      ...productWork(why, 'stockPush', { storeId: store.id, productId }),
      priority: WorkPriority.sweep,
    }));
    return { do: 'done', record: (tx) => mark(tx, marks, io.clock.now()) };
  }
  return oneByOne(WORK_KINDS.stockSweep, run);
}
