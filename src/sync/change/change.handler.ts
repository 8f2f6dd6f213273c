import type { ErpOrderId } from '../../commerce/ids.ts';
import { exhaustive } from '../../kernel/exhaustive.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { oneByOne } from '../one-by-one.ts';
import type { OrderIntake } from '../order-intake.ts';
import { orderOfRow } from '../order-of-row.ts';
import { createStatusValues } from '../status-values.ts';
import type { SyncIo } from '../sync-account.ts';
import { erpOrderWork, WORK_KINDS } from '../work-kinds.ts';
import { carryOut } from './carry-out.ts';
import { changeCause } from './change-cause.ts';
import { changeContent } from './change-content.ts';
import { type ChangeStep, isOfSync } from './change-step.ts';
import type { ChangeWork, SeenChange } from './change-work.ts';
import { type ChangePlan, planChange } from './change.decide.ts';
import { gatherChange } from './change.gather.ts';
import { recordAgreement, recordPlan, recordUnchanged } from './change.record.ts';
import { stepsDone } from './done-steps.ts';
import { newChange } from './new-change.ts';
import { type OpenChange, toOpenChange } from './open-change.ts';
import { owedAfter, stillOwed } from './owed.ts';
import { settleChange } from './settle-change.ts';

/** How often a note on its way is looked at; its own flow hears of it sooner. */
const NOTE_LOOK_MS = 300_000;

/** What happened to an order after its import: a plan, a person's yes, and one step after the other. */
export function createChangeHandler(io: SyncIo, intake: OrderIntake): WorkHandler {
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    const values = await readStatusValues(account.bling.at('order', context.signal));
    const correlation = row.correlation ?? `change:${orderId}`;
    const work = { account, store, orderId, context, correlation, values };
    const unsettled = await settleChange(io, work);
    if (unsettled) return unsettled;
    const gathered = await gatherChange(io, work, intake);
    switch (gathered.found) {
      case 'nothing':
        return { do: 'done' };
      case 'no_erp_order':
        return lookAtErpOrder(work, gathered.erpOrderId);
      case 'unchanged':
        return { do: 'done', record: recordUnchanged(io, work, gathered.sides) };
      case 'blocked':
        return { do: 'needs_person', cause: gathered.cause };
      case 'change':
        return decide(work, gathered.seen);
      default:
        return exhaustive(gathered);
    }
  }

  async function decide(work: ChangeWork, seen: SeenChange): Promise<RowResult> {
    const { open } = seen;
    const done = open ? stepsDone(open.steps, open.stepsDone, seen.facts) : [];
    const owed = open ? stillOwed(owedAfter(open.owed, done), seen.facts.fiscal) : [];
    const plan = planChange({ ...seen.facts, owed });
    if (plan.do === 'wait') {
      const cause = message('change.noteOnItsWay', { number: seen.order.number });
      return { do: 'wait', untilMs: io.clock.now() + NOTE_LOOK_MS, cause };
    }
    const steps = plan.do === 'steps' ? plan.steps : [];
    const content = changeContent(seen.order);
    if (open && goesOn(open, { done: done.length, steps, content }))
      return carryOut(io, work, { seen, change: open });
    return plan.do === 'steps'
      ? propose(work, seen, { plan, owed })
      : { do: 'done', record: recordAgreement(io, work, seen) };
  }

  async function propose(
    work: ChangeWork,
    seen: SeenChange,
    { plan, owed }: { plan: Extract<ChangePlan, { do: 'steps' }>; owed: OpenChange['owed'] },
  ): Promise<RowResult> {
    const { open } = seen;
    const mayRun = work.store.policy.changesAfterImport === 'apply' && plan.approval === 'policy';
    const state = mayRun ? 'running' : 'proposed';
    const row = newChange(io, seen, { steps: plan.steps, owed, state });
    const cause = changeCause(seen, plan.steps);
    const isKnown = open?.state === 'proposed' && open.row.facts_print === row.facts_print;
    if (isKnown) return { do: 'needs_person', cause };
    const record = recordPlan(io, work, { row, before: open });
    if (state === 'proposed') return { do: 'needs_person', cause, record };
    await work.context.commit(record);
    const change = toOpenChange({ ...row, store_id: work.store.id });
    return carryOut(io, work, { seen, change });
  }

  /** Deleted there, and no event told it: that is looked at as if one had. */
  function lookAtErpOrder({ account, correlation }: ChangeWork, erpOrderId: ErpOrderId): RowResult {
    const look = erpOrderWork({ accountId: account.id, correlation }, erpOrderId);
    return { do: 'done', record: (tx) => mark(tx, [look], io.clock.now()) };
  }

  return oneByOne(WORK_KINDS.orderChange, run);
}

/** Approved, and what the world needs now is what is left of it; another world needs another plan. */
function goesOn(
  open: OpenChange,
  { done, steps, content }: { done: number; steps: readonly ChangeStep[]; content: string },
): boolean {
  if (open.state !== 'running' || open.content !== content) return false;
  const left = open.steps.slice(done).map(({ step }) => step);
  const wanted = steps.map(({ step }) => step);
  return left.filter(isOfSync).join() === wanted.filter(isOfSync).join();
}
