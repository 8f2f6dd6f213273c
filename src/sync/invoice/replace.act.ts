import { message } from '../../messages/message.ts';
import type { RowResult } from '../../work/handler.ts';
import { setAfterLook } from '../set-after-look.ts';
import type { SyncIo } from '../sync-account.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import { auditInvoice, recordStep } from './invoice.record.ts';
import { invoicesOf } from './send.act.ts';

/** A new note is wanted in place of one that no correction reaches; the old one is kept in mind until it is gone. */
export function recordReplacing(io: SyncIo, work: WantedInvoice) {
  return recordStep(io, work, {
    change: { step: 'wanted', news_at: null },
    line: {
      action: 'invoice.replace',
      outcome: 'applied',
      after: { invoiceId: work.row.invoice_id },
    },
  });
}

/**
 * Before a new note is made: the one before it must be gone. A pending one is deleted, one that is no longer valid
 * stays as it is, and one that is alive after all is gone on with.
 *
 * @returns `undefined`: nothing stands in the way; `again`: the old one lives, decide anew
 */
export async function clearFormer(
  io: SyncIo,
  work: WantedInvoice,
): Promise<RowResult | 'again' | undefined> {
  const { row, order, context } = work;
  if (row.invoice_id === null) return undefined;
  const former = await invoicesOf(work).get(row.model, row.invoice_id);
  if (!former || former.stage === 'cancelled' || former.stage === 'denied') return undefined;
  if (former.stage === 'blocked') return undefined;
  if (former.stage !== 'pending') {
    const step = former.stage === 'rejected' ? 'rejected' : 'generated';
    await context.commit(recordStep(io, work, { change: { step, news_at: null } }));
    return 'again';
  }
  const line = (outcome: 'applied' | 'unknown') => ({
    action: 'invoice.remove' as const,
    outcome,
    after: { invoiceId: former.id },
  });
  const set = await setAfterLook(invoicesOf(work).removePending(row.model, [former.id]), {
    commit: context.commit,
    noteUnknown: auditInvoice(io, work, line('unknown')),
  });
  if (set.outcome === 'refused') throw set.failure;
  if (!set.value.removed.includes(former.id))
    return {
      do: 'needs_person',
      cause: message('invoice.notRemoved', { number: order.number }),
    };
  await context.commit(auditInvoice(io, work, line('applied')));
  return undefined;
}
