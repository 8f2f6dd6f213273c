import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import type { OrderIntake } from '../order-intake.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';

/** Reads the new and changed orders of a store: after a webhook, on the poll, on demand. */
export function createOrdersPullHandler(io: SyncIo, intake: OrderIntake): WorkHandler {
  async function run(row: WorkRow, { commit }: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    const correlation = row.correlation ?? `pull:${row.version}`;
    await intake.pull(store, { account, commit, correlation });
    return { do: 'done' };
  }
  return oneByOne(WORK_KINDS.ordersPull, run);
}
