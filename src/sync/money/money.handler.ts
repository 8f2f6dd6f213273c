import type { RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { moneyBlock } from '../money-block.ts';
import { oneByOne } from '../one-by-one.ts';
import { orderOfRow } from '../order-of-row.ts';
import type { SyncIo } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';
import { checkMoney } from './equation.ts';
import { gatherMoney, type PartsOf } from './money.gather.ts';
import { recordCheck } from './money.record.ts';

/** Whether the money of one order closes on all sides; without a call. A difference waits for a person. */
export function createMoneyHandler(io: SyncIo, partsOf: PartsOf): WorkHandler {
  async function run(row: WorkRow): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    const gathered = await gatherMoney(io, store, { orderId, partsOf });
    if (!gathered) return { do: 'done' };
    const check = checkMoney(gathered.facts);
    const correlation = row.correlation ?? `money:${orderId}`;
    const record = recordCheck(io, { account, store, orderId, correlation, check });
    const found = { unnamed_cents: check.unnamedCents, place: check.place ?? null };
    const cause = moneyBlock(found, gathered.order.number);
    return cause ? { do: 'needs_person', cause, record } : { do: 'done', record };
  }
  return oneByOne(WORK_KINDS.orderMoney, run);
}
