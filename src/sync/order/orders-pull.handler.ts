import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import type { OrderIntake } from '../order-intake.ts';
import { storeOf, type SyncIo } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';

/** Reads the new and changed orders of a store: after a webhook, on the poll, on demand. */
export function createOrdersPullHandler(io: SyncIo, intake: OrderIntake): WorkHandler {
  async function run(row: WorkRow, { commit }: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const store = storeOf(account, row.key);
    const correlation = row.correlation ?? `pull:${row.version}`;
    if (store.live) await intake.pull(store, { account, commit, correlation });
    return { do: 'done' };
  }
  return {
    kind: WORK_KINDS.ordersPull,
    batchSize: 1,
    run: (rows, context) => Promise.all(rows.map((row) => run(row, context))),
  };
}
