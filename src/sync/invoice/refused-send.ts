import { BlingNotFound, BlingRejected } from '../../bling/failures.ts';
import type { Failure } from '../../kernel/failure.ts';
import type { RowResult } from '../../work/handler.ts';
import type { SyncIo } from '../sync-account.ts';
import { afterLook, afterRejection } from './after-look.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import { parseRejection, type Rejection } from './rejection.ts';
import { invoicesOf, isSendable, printOfNote } from './send.act.ts';

/** Bling's own codes have one or two digits (guide 7.2): a longer one is the authority's. */
const FIRST_OF_AUTHORITY = 100;

/**
 * The send was refused: by the authority, whose word it then is (guide 5.11), or because the note no longer stands as
 * we thought. Which of them, a look tells.
 *
 * @throws {Failure} what is not about the note: a pause, a missing permission
 */
export async function afterRefusedSend(
  io: SyncIo,
  work: WantedInvoice,
  failure: Failure,
): Promise<RowResult | undefined> {
  if (failure instanceof BlingNotFound) return afterLook(io, work, undefined);
  if (!(failure instanceof BlingRejected)) throw failure;
  const { row } = work;
  const note = row.invoice_id && (await invoicesOf(work).get(row.model, row.invoice_id));
  if (!note) return afterLook(io, work, undefined);
  const isDead = note.stage === 'denied' || note.stage === 'blocked';
  if (!isSendable(note.stage) && !isDead) return afterLook(io, work, note);
  return afterRejection(io, work, {
    ...saidBy(failure),
    step: isDead ? 'dead' : 'rejected',
    sends: row.sends + 1,
    print: printOfNote(io, note),
  });
}

function saidBy({ complaints, merchantMessage }: BlingRejected): Rejection {
  const said = complaints.map(({ code, message: text }) =>
    code === undefined || code < FIRST_OF_AUTHORITY || /\d{3}/.test(text)
      ? text
      : `${code} - ${text}`,
  );
  const { reason } = merchantMessage.args;
  return parseRejection(said.length > 0 ? said : [String(reason ?? '')]);
}
