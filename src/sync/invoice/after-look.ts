import type { ErpInvoice } from '../../bling/erp-invoice.ts';
import type { RowResult } from '../../work/handler.ts';
import type { SyncIo } from '../sync-account.ts';
import { deadCause } from './invoice.decide.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import { recordRejected, type Refused } from './invoice.record.ts';
import { recordLook, saidIn } from './look.record.ts';
import { rejectionCause, ruleOf } from './rejection.ts';
import { printOfNote } from './send.act.ts';

/**
 * Saves what a note that was just read tells.
 *
 * @returns `undefined`: its step is saved, decide on
 */
export async function afterLook(
  io: SyncIo,
  work: WantedInvoice,
  note: ErpInvoice | undefined,
): Promise<RowResult | undefined> {
  if (note?.stage === 'rejected') {
    const { row } = work;
    // A person who sends it in the ERP's pages sends it as it is there.
    const print = row.step === 'sent' ? row.sent_print : printOfNote(io, note);
    return afterRejection(io, work, {
      ...saidIn(note),
      step: 'rejected',
      sends: row.sends,
      print,
    });
  }
  await work.context.commit(recordLook(io, work, note));
  return undefined;
}

/** Told at once, with its remedy; what only needs time is sent again by itself. */
export async function afterRejection(
  io: SyncIo,
  work: WantedInvoice,
  refused: Refused,
): Promise<RowResult | undefined> {
  const record = recordRejected(io, work, refused);
  const { number } = work.order;
  const { code, text } = refused;
  if (refused.step === 'dead') {
    const cause = deadCause(number, { rejection_code: code ?? null, rejection_text: text });
    return { do: 'needs_person', cause, record };
  }
  if (ruleOf(code).owner !== 'retry')
    return { do: 'needs_person', cause: rejectionCause(number, refused), record };
  await work.context.commit(record);
  return undefined;
}
