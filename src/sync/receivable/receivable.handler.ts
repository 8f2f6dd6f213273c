import { exhaustive } from '../../kernel/exhaustive.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { findImported, type ImportedOrder } from '../imported-order.ts';
import { oneByOne } from '../one-by-one.ts';
import { orderOfRow } from '../order-of-row.ts';
import { createStatusValues } from '../status-values.ts';
import { type SyncAccount, type SyncIo, type SyncStore } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';
import { postFirst } from './first-posting.act.ts';
import { lookAtReceivables } from './look.act.ts';
import { createMoneySettings } from './money-settings.ts';
import { postReceivables } from './post.act.ts';
import type { PostingWork } from './posting-work.ts';
import {
  decideReceivables,
  type ReceivableFacts,
  type ReceivablePlan,
} from './receivable.decide.ts';
import { gatherReceivables } from './receivable.gather.ts';
import { recordNoneExpected } from './receivable.record.ts';
import { settleReceivable } from './settle.act.ts';
import { toResult } from './step-to-result.ts';

interface ReceivableWork extends PostingWork {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly context: DrainContext;
  readonly imported: ImportedOrder;
}

/** More than an order has instalments: a plan that never ends is a defect. */
const MOST_STEPS = 500;
/** A person seldom mends at once. */
const STOPPED_LOOK_MS = 600_000;

/** The receivables of one order: made, looked for, compared and settled, as the account's policy wants. */
export function createReceivableHandler(io: SyncIo): WorkHandler {
  const settings = createMoneySettings(io.clock);
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    if (account.policy.receivablesPostedBy === 'nobody') return { do: 'done' };
    const imported = await findImported(io, store, orderId);
    const erpOrderId = imported?.sync.erp_order_id;
    if (!imported || !erpOrderId) return { do: 'done' };
    const { order } = imported;
    const correlation = row.correlation ?? `receivables:${order.id}`;
    return carryOn({ account, store, order, erpOrderId, context, correlation, imported });
  }

  /** Step by step until nothing is left, or something must be waited for: each is saved before the next. */
  async function carryOn(work: ReceivableWork): Promise<RowResult> {
    const { account, store, context, imported } = work;
    const { signal } = context;
    const values = await readStatusValues(account.bling.at('payment', signal));
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const place = { account, store, signal, settings, values };
      const facts = await gatherReceivables(io, place, imported);
      const result = await takeStep(work, facts, decideReceivables(facts));
      if (result !== 'go_on') return result;
    }
    throw new TypeError(`the receivables of order ${work.order.id} never come to an end`);
  }

  async function takeStep(
    work: ReceivableWork,
    facts: ReceivableFacts,
    plan: ReceivablePlan,
  ): Promise<RowResult | 'go_on'> {
    switch (plan.do) {
      case 'nothing':
        return { do: 'done' };
      case 'none_expected':
        return { do: 'done', record: recordNoneExpected(io, work, plan.reason) };
      case 'post':
        return toResult(await (plan.first ? postFirst(io, work) : postReceivables(io, work)));
      case 'look':
        return doLook(work, facts);
      case 'settle':
        return toResult(await settleReceivable(io, work, receiptOf(work, plan)));
      case 'ask_ledger':
        return askLedger(work);
      case 'ask':
        return { do: 'needs_person', cause: plan.cause };
      case 'stand_still':
        return { do: 'wait', untilMs: io.clock.now() + STOPPED_LOOK_MS, cause: plan.cause };
      default:
        return exhaustive(plan);
    }
  }

  async function doLook(
    work: ReceivableWork,
    facts: ReceivableFacts,
  ): Promise<RowResult | 'go_on'> {
    const looked = await lookAtReceivables(io, work, facts);
    if (looked.found === 'right') return 'go_on';
    if (looked.found === 'wrong') return { do: 'needs_person', cause: looked.cause };
    return { do: 'wait', untilMs: looked.lookAgainAt, cause: looked.cause };
  }

  async function askLedger({ account, context, order }: ReceivableWork): Promise<RowResult> {
    const bling = account.bling.at('payment', context.signal);
    const found = await settings.ledgerAccounts(bling);
    const accounts = found.map(({ id, name }) => `${id} ${name}`).join(', ');
    const cause = message('receivable.noLedgerAccount', { number: order.number, accounts });
    return { do: 'needs_person', cause };
  }

  return oneByOne(WORK_KINDS.receivables, run);
}

/** On the day that the store tells; one that tells none has told it with its last change. */
function receiptOf(
  { imported: { order } }: ReceivableWork,
  { part, ledgerAccountId }: Extract<ReceivablePlan, { do: 'settle' }>,
) {
  return { part, ledgerAccountId, receivedAt: order.paidAt ?? order.modifiedAt };
}
