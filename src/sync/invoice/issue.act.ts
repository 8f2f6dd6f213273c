import type { ErpInvoice } from '../../bling/erp-invoice.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { type NoteProblem, problemsToText } from '../../messages/note-problem.ts';
import type { RowResult } from '../../work/handler.ts';
import { notApplied } from '../not-applied.ts';
import type { SyncIo } from '../sync-account.ts';
import { afterLook } from './after-look.ts';
import type { ContactOf } from './contact-of.ts';
import { expectedNote, totalProblem } from './expected-note.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import { factsOf, recordStep } from './invoice.record.ts';
import { mendNote, type Sources } from './mend.act.ts';
import { checkNote } from './note-check.ts';
import { afterRefusedSend } from './refused-send.ts';
import { ruleOf } from './rejection.ts';
import { sendAgainObstacle } from './send-again.ts';
import { invoicesOf, isSendable, sendInvoice } from './send.act.ts';

export interface Issuing {
  readonly contactOf: ContactOf;
  /** A note was replaced in this run already: it is not done twice. */
  readonly hasReplaced: boolean;
}

export type Issued = RowResult | undefined | 'replace';

/**
 * Reads a note that is not on its way, judges it, mends it where its sources say better, and sends it. Calls: read and
 * send; what is to be mended costs its sources, a PUT and one more read.
 *
 * @returns `undefined`: its step is saved, decide on; `replace`: only a new note can be right
 */
export async function issueInvoice(
  io: SyncIo,
  work: WantedInvoice,
  issuing: Issuing,
): Promise<Issued> {
  const first = await readNote(work);
  if (!isOpen(work, first)) return afterLook(io, work, first);
  const found = problemsOf(work, first);
  const sources = sourcesOf(work, found);
  if (!sources) return judgeAndSend(io, work, first);
  const contact = sources.contact ? await issuing.contactOf(work) : undefined;
  if (contact && contact.outcome !== 'applied')
    return notApplied(contact, message('invoice.settling', {}));
  const wanted: Sources = { contactId: contact?.value, products: sources.products };
  const mended = await mendNote(io, work, { note: first, sources: wanted });
  if (mended === 'needs_new_note' && mayBeReplaced(work, first) && !issuing.hasReplaced)
    return 'replace';
  const note = mended === 'corrected' ? await readNote(work) : first;
  return isOpen(work, note) ? judgeAndSend(io, work, note) : afterLook(io, work, note);
}

type OpenNote = ErpInvoice & { readonly stage: 'pending' | 'rejected' };

/** A note that we never sent and that was rejected was sent by a person. */
function isOpen({ row }: WantedInvoice, note: ErpInvoice | undefined): note is OpenNote {
  if (!note || !isSendable(note.stage)) return false;
  return row.step === 'rejected' || note.stage === 'pending';
}

/** Only a pending note can be deleted, and only an NF-e (guide 5.11). */
function mayBeReplaced({ row }: WantedInvoice, note: OpenNote): boolean {
  return note.stage === 'pending' && row.model === 'nfe';
}

function readNote(work: WantedInvoice): Promise<ErpInvoice | undefined> {
  const { invoice_id, model } = work.row;
  if (invoice_id === null) throw new TypeError(`order ${work.order.id} has no note to read`);
  return invoicesOf(work).get(model, invoice_id);
}

function problemsOf(work: WantedInvoice, note: ErpInvoice): readonly NoteProblem[] {
  return checkNote(note, expectedNote(work));
}

const OF_PRODUCTS = new Set(['tax_class', 'tax_substitution_code', 'origin', 'gtin']);

/** What may say better: by what is seen to be wrong, and by what the authority said. */
function sourcesOf({ row }: WantedInvoice, problems: readonly NoteProblem[]) {
  const reads = row.step === 'rejected' ? ruleOf(row.rejection_code).reads : 'note';
  const contact =
    reads === 'contact' || reads === 'all' || problems.some(({ fault }) => fault === 'address');
  const products =
    reads === 'products' || reads === 'all' || problems.some(({ fault }) => OF_PRODUCTS.has(fault));
  return contact || products ? { contact, products } : undefined;
}

async function judgeAndSend(
  io: SyncIo,
  work: WantedInvoice,
  note: OpenNote,
): Promise<RowResult | undefined> {
  const { context, order } = work;
  const { number } = order;
  const problems = problemsOf(work, note);
  const cause: MessageRef | undefined =
    problems.length > 0
      ? message('invoice.noteWrong', { number, problems: problemsToText(problems) })
      : ((await totalProblem(io, work, note)) ?? sendAgainObstacle(io, work, note));
  if (cause) {
    // A refused one keeps the moment of its refusal: a person's word counts from then.
    const looked_at = work.row.step === 'rejected' ? work.row.looked_at : io.clock.now();
    const change = { ...factsOf(note), looked_at, news_at: null };
    const record = recordStep(io, work, { change });
    return { do: 'needs_person', cause, record };
  }
  const sent = await sendInvoice(io, work, note);
  if (sent.outcome === 'refused') return afterRefusedSend(io, work, sent.failure);
  if (sent.outcome !== 'applied') return notApplied(sent, message('invoice.settling', {}));
  await context.commit(sent.record);
  return undefined;
}
