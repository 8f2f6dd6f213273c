import { z } from 'zod';

import type { ErpInvoice, InvoiceStage } from '../../bling/erp-invoice.ts';
import { InvoiceId } from '../../commerce/ids.ts';
import { message } from '../../messages/message.ts';
import { fingerprint } from '../fingerprint.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import type { SyncIo } from '../sync-account.ts';
import type { Look } from '../write-once.decide.ts';
import { type Creation, type Settled, settleOpen, type Written, writeOnce } from '../write-once.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import { auditInvoice, recordStep } from './invoice.record.ts';

/** What is sent, as it stood before: only by that is it known whether it went. */
const Sending = z.object({
  invoiceId: InvoiceId,
  stage: z.enum(['pending', 'rejected']),
  print: z.string(),
});
type Sending = z.infer<typeof Sending>;

/** What was sent, as a fingerprint. */
type Sent = Pick<Sending, 'print'>;

/** Only such a note may be sent (guide 5.11). */
export function isSendable(stage: InvoiceStage): stage is Sending['stage'] {
  return stage === 'pending' || stage === 'rejected';
}

/** Of all that a note says and that can be mended. Keyed: a person could be guessed back from it. */
export function printOfNote({ vault }: Pick<SyncIo, 'vault'>, note: ErpInvoice): string {
  const { document, recipient, totalCents, freightCents, items, installments } = note;
  const content = { document, recipient, totalCents, freightCents, items, installments };
  return vault.digest(fingerprint(content), 'invoice');
}

/** Sends a note to the tax authority, never twice while the first may be on its way. No look on the clean path. */
export function sendInvoice(
  io: SyncIo,
  work: WantedInvoice,
  note: ErpInvoice & { readonly stage: Sending['stage'] },
): Promise<Written<Sent>> {
  const print = printOfNote(io, note);
  const sending: Sending = { invoiceId: note.id, stage: note.stage, print };
  return writeOnce(io, {
    ...creation(io, work, JSON.stringify(sending)),
    looksFirst: false,
    send: async () => {
      const emailsBuyer = work.store.policy.invoiceEmails;
      await invoicesOf(work).send(note.model, note.id, { emailsBuyer });
      return { print };
    },
  });
}

/** What became of an earlier send, whatever is wanted now. */
export function settleSend(io: SyncIo, work: WantedInvoice): Promise<Settled<Sent> | undefined> {
  return settleOpen(io, creation(io, work, ''));
}

function creation(io: SyncIo, work: WantedInvoice, findBy: string): Creation<Sent> {
  const { account, store, order, row, context } = work;
  const sends = row.sends + 1;
  return {
    scope: store.id,
    key: INTENT_KEYS.invoiceSend(order.id),
    commit: context.commit,
    settleMs: account.policy.unknownSettleMs,
    findBy,
    find: (saved) => hasGone(work, Sending.parse(JSON.parse(saved))),
    noteUnknown: auditInvoice(io, work, {
      action: 'invoice.send',
      outcome: 'unknown',
      after: { invoiceId: row.invoice_id, sends },
    }),
    record: ({ value, how }) => {
      const sent_at = io.clock.now();
      const change = { sends, sent_at, sent_print: value.print, looks: 0, looked_at: null };
      return recordStep(io, work, {
        change: { ...change, step: 'sent', news_at: null },
        line: {
          action: 'invoice.send',
          outcome: 'applied',
          after: { invoiceId: row.invoice_id, sends, how },
        },
      });
    },
  };
}

/** A note that stands as before may still be on its way: time tells. One that moved has gone. */
async function hasGone(work: WantedInvoice, sent: Sending): Promise<Look<Sent>> {
  const note = await invoicesOf(work).get(work.row.model, sent.invoiceId);
  const { number } = work.order;
  if (!note) return { seen: 'doubtful', cause: message('invoice.gone', { number }) };
  if (note.stage === 'unknown')
    return { seen: 'doubtful', cause: message('invoice.odd', { number }) };
  // Bling takes a rejected note back to pending when it is saved anew.
  const stands = note.stage === sent.stage || note.stage === 'pending';
  return stands ? { seen: 'absent' } : { seen: 'found', value: { print: sent.print } };
}

export function invoicesOf({ account, context }: Pick<WantedInvoice, 'account' | 'context'>) {
  return account.bling.at('payment', context.signal).invoices;
}
