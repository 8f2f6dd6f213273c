import type { ErpInvoice } from '../../bling/erp-invoice.ts';
import type { Tx } from '../../database/tables.ts';
import type { SyncIo } from '../sync-account.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import {
  factsOf,
  recordAuthorised,
  recordCancelled,
  recordRejected,
  recordStep,
} from './invoice.record.ts';
import { GONE, parseRejection, type Rejection } from './rejection.ts';
import { printOfNote } from './send.act.ts';

/** What a note that was just read tells, as it is to be saved; of a rejected one see `afterRejection`. */
export function recordLook(
  io: SyncIo,
  work: WantedInvoice,
  note: ErpInvoice | undefined,
): (tx: Tx) => Promise<void> {
  const { row } = work;
  const refused = { step: 'dead', sends: row.sends, print: row.sent_print } as const;
  if (!note) return recordRejected(io, work, { ...refused, code: GONE, text: '' });
  switch (note.stage) {
    case 'authorised':
      return recordAuthorised(io, work, note);
    case 'cancelled':
      return recordCancelled(io, work, note);
    case 'denied':
    case 'blocked':
      return recordRejected(io, work, { ...refused, ...saidIn(note) });
    default:
      return recordOnItsWay(io, work, note);
  }
}

export function saidIn({ refusal }: ErpInvoice): Rejection {
  return parseRejection([refusal]);
}

/** Not final. One that a person sent by hand is waited for like one of ours. */
function recordOnItsWay(io: SyncIo, work: WantedInvoice, note: ErpInvoice) {
  const { row } = work;
  const now = io.clock.now();
  const seen = { ...factsOf(note), looked_at: now, news_at: null };
  if (row.step === 'sent')
    return recordStep(io, work, { change: { ...seen, looks: row.looks + 1 } });
  return recordStep(io, work, {
    change: { ...seen, step: 'sent', sent_at: now, sent_print: printOfNote(io, note), looks: 0 },
    line: {
      action: 'invoice.send',
      outcome: 'applied',
      after: { invoiceId: note.id, sends: row.sends, how: 'by hand' },
    },
  });
}
