import { exhaustive } from '../../kernel/exhaustive.ts';
import { message } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { notApplied } from '../not-applied.ts';
import { oneByOne } from '../one-by-one.ts';
import { orderOfRow } from '../order-of-row.ts';
import { createStatusValues } from '../status-values.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';
import { afterLook } from './after-look.ts';
import { createContactOf } from './contact-of.ts';
import { generateInvoice, settleGeneration } from './generate.act.ts';
import { decideInvoice, type InvoicePlan } from './invoice.decide.ts';
import {
  gatherInvoice,
  type InvoiceWork,
  invoiceFacts,
  modelOf,
  type WantedInvoice,
} from './invoice.gather.ts';
import { recordWanted } from './invoice.record.ts';
import { issueInvoice } from './issue.act.ts';
import { preflight } from './preflight.ts';
import { clearFormer, recordReplacing } from './replace.act.ts';
import { invoicesOf, settleSend } from './send.act.ts';

/** More than any way through the steps: want, generate, check, replace, generate, check, look. */
const MOST_STEPS = 12;

interface Run {
  hasReplaced: boolean;
}

/** The invoice of one order, step by step: each is saved before the next begins (domain rules 4.2). */
export function createInvoiceHandler(io: SyncIo): WorkHandler {
  const contactOf = createContactOf(io);
  const readStatusValues = createStatusValues(io.clock);

  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    const correlation = row.correlation ?? `invoice:${orderId}`;
    const about = { account, store, context, correlation };
    const state: Run = { hasReplaced: false };
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const gathered = await gatherInvoice(io, store, orderId);
      if (!gathered) return { do: 'done' };
      const work: InvoiceWork = { ...about, ...gathered };
      // Whatever holds now: what may be on its way is looked for first.
      const settled = steps === 0 ? await settle(work) : undefined;
      if (settled === 'again') continue;
      if (settled) return settled;
      const values = needsStatus(work, store)
        ? await readStatusValues(account.bling.at('payment', context.signal))
        : new Map();
      const facts = invoiceFacts(store, gathered, { now: io.clock.now(), values });
      const result = await carryOut(decideInvoice(facts, store.policy), work, state);
      if (result) return result;
    }
    return { do: 'again' };
  }

  async function carryOut(
    plan: InvoicePlan,
    work: InvoiceWork,
    state: Run,
  ): Promise<RowResult | undefined> {
    switch (plan.do) {
      case 'nothing':
        return { do: 'done' };
      case 'ask':
        return { do: 'needs_person', cause: plan.cause };
      case 'wait':
        return { do: 'wait', untilMs: plan.untilMs, cause: plan.cause };
      case 'want':
        await work.context.commit(recordWanted(io, work, modelOf(work.store, work.order)));
        return undefined;
      case 'generate':
        return generate(wanted(work));
      case 'check':
      case 'mend':
        return issue(wanted(work), state);
      case 'look':
        return look(wanted(work));
      default:
        return exhaustive(plan);
    }
  }

  async function generate(work: WantedInvoice): Promise<RowResult | undefined> {
    const proven = await preflight(io, work);
    if (!proven.ready) return { do: 'needs_person', cause: proven.cause };
    const ensured = await contactOf(work);
    if (ensured.outcome !== 'applied') return notApplied(ensured, message('invoice.settling', {}));
    const former = await clearFormer(io, work);
    if (former) return former === 'again' ? undefined : former;
    const made = await generateInvoice(io, work);
    if (made.outcome !== 'applied') return notApplied(made, message('invoice.settling', {}));
    await work.context.commit(made.record);
    return undefined;
  }

  async function issue(work: WantedInvoice, state: Run): Promise<RowResult | undefined> {
    const issued = await issueInvoice(io, work, { contactOf, hasReplaced: state.hasReplaced });
    if (issued !== 'replace') return issued;
    state.hasReplaced = true;
    await work.context.commit(recordReplacing(io, work));
    return undefined;
  }

  async function look(work: WantedInvoice): Promise<RowResult | undefined> {
    const { invoice_id, model } = work.row;
    if (invoice_id === null) throw new TypeError(`order ${work.order.id} has no note to look at`);
    return afterLook(io, work, await invoicesOf(work).get(model, invoice_id));
  }

  /** @returns what to do instead, while a write of ours may be on its way; `again` once it has been found */
  async function settle(work: InvoiceWork): Promise<RowResult | 'again' | undefined> {
    if (!isWanted(work)) return undefined;
    const settled = (await settleGeneration(io, work)) ?? (await settleSend(io, work));
    if (!settled) return undefined;
    if (settled.outcome !== 'applied') return notApplied(settled, message('invoice.settling', {}));
    await work.context.commit(settled.record);
    return 'again';
  }

  return oneByOne(WORK_KINDS.invoice, run);
}

function isWanted(work: InvoiceWork): work is WantedInvoice {
  return work.row !== undefined && work.sync !== undefined;
}

function wanted(work: InvoiceWork): WantedInvoice {
  if (!isWanted(work)) throw new TypeError(`no invoice of order ${work.order.id} is wanted`);
  return work;
}

/** Only before it is sent does it matter how the order stands in the ERP. */
function needsStatus({ row, sync }: InvoiceWork, { policy }: SyncStore): boolean {
  if (sync?.step !== 'imported') return false;
  if (!row) return policy.invoiceTrigger !== 'manual';
  return row.step === 'wanted' || row.step === 'generated' || row.step === 'rejected';
}
