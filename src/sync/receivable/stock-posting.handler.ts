import { exhaustive } from '../../kernel/exhaustive.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { findImported, type ImportedOrder } from '../imported-order.ts';
import { oneByOne } from '../one-by-one.ts';
import { createOrderChanges } from '../order-change.repository.ts';
import { orderOfRow } from '../order-of-row.ts';
import { createStatusValues, type StatusValues } from '../status-values.ts';
import type { SyncIo } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';
import { createPostingProofs } from './posting-proof.repository.ts';
import type { PostingWork } from './posting-work.ts';
import { toResult } from './step-to-result.ts';
import { decideStockPosting, type StockFacts, type StockPlan } from './stock-posting.decide.ts';
import { postFirstStock, proveStock } from './stock-proof.act.ts';
import { postStock } from './stock.act.ts';

/** Soon: the first posting is proven within minutes. */
const STOPPED_LOOK_MS = 60_000;

/** The goods of one order off the shelf, when that is ours to do. */
export function createStockPostingHandler(io: SyncIo): WorkHandler {
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    const imported = await findImported(io, store, orderId);
    const erpOrderId = imported?.sync.erp_order_id;
    if (account.policy.stockPostedBy !== 'sync' || !erpOrderId) return { do: 'done' };
    const { order } = imported;
    const correlation = row.correlation ?? `stock:${order.id}`;
    const work = { account, store, order, erpOrderId, context, correlation };
    const values = await readStatusValues(account.bling.at('payment', context.signal));
    const facts = await gather(work, imported, values);
    const first = decideStockPosting(facts);
    const result = await carryOut(first, work);
    if (result !== 'go_on') return result;
    const next = await findImported(io, store, order.id);
    const then = next && decideStockPosting(await gather(work, next, values));
    if (then?.do !== 'prove') return { do: 'done' };
    return proveStock(io, work);
  }

  async function gather(
    work: PostingWork,
    { order, sync }: ImportedOrder,
    values: StatusValues,
  ): Promise<StockFacts> {
    const { account, store } = work;
    const { db } = io.database;
    const { stockPostedBy: owner, postingStatuses } = account.policy;
    const statusId = sync.erp_status_id;
    return {
      number: order.number,
      orderId: order.id,
      owner,
      erpStatusValue: statusId === null ? undefined : values.get(statusId),
      statusPosts: statusId !== null && postingStatuses.includes(statusId),
      posted: sync.posted_at !== null,
      proof: await createPostingProofs(db, account.id).find('stock', owner),
      changing: (await createOrderChanges(db, store.id).findOpen(order.id))?.state === 'running',
    };
  }

  async function carryOut(plan: StockPlan, work: PostingWork): Promise<RowResult | 'go_on'> {
    switch (plan.do) {
      case 'nothing':
        return { do: 'done' };
      case 'post':
        return toResult(await (plan.first ? postFirstStock(io, work) : postStock(io, work)));
      case 'prove':
        return proveStock(io, work);
      case 'ask':
        return { do: 'needs_person', cause: plan.cause };
      case 'stand_still':
        return { do: 'wait', untilMs: io.clock.now() + STOPPED_LOOK_MS, cause: plan.cause };
      default:
        return exhaustive(plan);
    }
  }

  return oneByOne(WORK_KINDS.stockPost, run);
}
