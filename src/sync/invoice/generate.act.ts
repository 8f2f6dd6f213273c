import { InvoiceId } from '../../commerce/ids.ts';
import { message } from '../../messages/message.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import type { SyncIo } from '../sync-account.ts';
import type { Look } from '../write-once.decide.ts';
import { type Creation, type Settled, settleOpen, type Written, writeOnce } from '../write-once.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import { auditInvoice, recordStep } from './invoice.record.ts';

/** So long after its import nobody but us can have made a note of an order: no look is needed (guide 6.1, step 9). */
const FRESH_MS = 3_600_000;

/**
 * Makes the pending note of an order, once: repeated, Bling may make a second one (guide 5.11). An order of some age,
 * or whose invoice a person asked for, is looked at first: one more call.
 */
export function generateInvoice(io: SyncIo, work: WantedInvoice): Promise<Written<InvoiceId>> {
  const { row } = work;
  return writeOnce(io, {
    ...creation(io, work),
    looksFirst: !isFresh(io, work),
    send: () => ordersOf(work).generateInvoice(erpOrderIdOf(work), row.model),
  });
}

/** What became of an earlier try, whatever is wanted now. */
export function settleGeneration(
  io: SyncIo,
  work: WantedInvoice,
): Promise<Settled<InvoiceId> | undefined> {
  return settleOpen(io, creation(io, work));
}

function isFresh({ clock }: Pick<SyncIo, 'clock'>, { row, sync }: WantedInvoice): boolean {
  if (row.wanted_by === 'person' || row.invoice_id !== null) return false;
  return clock.now() - (sync.imported_at ?? 0) < FRESH_MS;
}

function creation(io: SyncIo, work: WantedInvoice): Creation<InvoiceId> {
  const { account, store, order, row, context } = work;
  return {
    scope: store.id,
    key: INTENT_KEYS.invoice(order.id),
    commit: context.commit,
    settleMs: account.policy.unknownSettleMs,
    // The note that came before: an order may show it still.
    findBy: row.invoice_id ?? '',
    find: (former) => findNote(work, former),
    noteUnknown: auditInvoice(io, work, {
      action: 'invoice.generate',
      outcome: 'unknown',
      after: { model: row.model },
    }),
    record: ({ value, how }) =>
      recordStep(io, work, {
        change: { step: 'generated', invoice_id: value, looks: 0, looked_at: null, news_at: null },
        line: {
          action: 'invoice.generate',
          outcome: 'applied',
          after: { invoiceId: value, model: row.model, how },
        },
      }),
  };
}

async function findNote(work: WantedInvoice, former: string): Promise<Look<InvoiceId>> {
  const order = await ordersOf(work).get(erpOrderIdOf(work));
  const { number } = work.order;
  if (!order) return { seen: 'doubtful', cause: message('invoice.orderGone', { number }) };
  const { invoiceId } = order;
  return invoiceId === undefined || invoiceId === former
    ? { seen: 'absent' }
    : { seen: 'found', value: InvoiceId.parse(invoiceId) };
}

function ordersOf({ account, context }: WantedInvoice) {
  return account.bling.at('payment', context.signal).orders;
}

export function erpOrderIdOf({ sync, order }: WantedInvoice) {
  if (sync.erp_order_id === null) throw new TypeError(`order ${order.id} has no id of the ERP`);
  return sync.erp_order_id;
}
