import { pickMs } from '../scheduler.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { accessKey } from './access-key.ts';
import { noteFromOrder } from './note-from-order.ts';
import { postNoteByItself } from './note-posting.ts';
import { setSituation } from './note-store.ts';
import { isOpen, isWaiting, SITUATION, type Note } from './note.ts';
import { rejection, rejectionText } from './sefaz/rejections.ts';
import type { SefazOutcome } from './sefaz/script.ts';
import { judgeNote } from './sefaz/sefaz.ts';

/**
 * `enviar`: hands a note to SEFAZ (guide 5.11, 8.40).
 *
 * @throws a 400 for a note that is neither pending nor rejected, and with the reason when SEFAZ answers at once
 */
export function sendNote(account: Account, note: Note, wantsEmail: boolean): void {
  const { options, scheduler, random, clock } = account.world;
  requireSendable(account, note);
  if (options.notesFollowSources) refresh(account, note);
  note.issuedAt = clock.now();
  note.chaveAcesso ||= accessKey(account, note);
  note.wantsEmail = wantsEmail;
  note.sends += 1;
  const outcome = judgeNote(account, note);
  if (options.sefazAnswers === 'sync' && outcome.is !== 'silence') {
    settleNote(account, note, outcome);
    if (note.rejection) throw refusedBySefaz(note);
    return;
  }
  setSituation(account, note, options.waitingSituation);
  scheduler.after(pickMs(options.sefazDelayMs, random), () => {
    if (isWaiting(note)) settleNote(account, note, outcome);
  });
}

/** What SEFAZ said reaches the note, its posting and the buyer. Silence changes nothing. */
export function settleNote(account: Account, note: Note, outcome: SefazOutcome): void {
  if (outcome.is === 'silence') return;
  if (outcome.is === 'authorise') return authorise(account, note);
  note.rejection = { code: outcome.code, text: outcome.text };
  if (outcome.is === 'reject') note.rejections += 1;
  setSituation(account, note, outcome.is === 'deny' ? SITUATION.denied : SITUATION.rejected);
}

function authorise(account: Account, note: Note): void {
  const { clock } = account.world;
  note.rejection = undefined;
  note.authorisedAt = clock.now();
  note.protocolo = `1${String(note.id).padStart(14, '0').slice(-14)}`;
  const { email } = note.fields.contato;
  if (note.wantsEmail && email !== '') note.emailedTo.push(email);
  setSituation(account, note, SITUATION.authorised);
  postNoteByItself(account, note);
}

function requireSendable(account: Account, note: Note): void {
  if (!isOpen(note))
    throw refuse.validation(
      `A nota fiscal ${note.numero} não pode ser enviada: sua situação não permite o envio.`,
    );
  const limit = account.world.options.blockedAfterRejections;
  if (limit === 0 || note.rejections < limit) return;
  note.rejection = rejection(656);
  setSituation(account, note, SITUATION.blocked);
  throw refusedBySefaz(note);
}

/** A note that follows its sources takes recipient and products as they are now. */
function refresh(account: Account, note: Note): void {
  const order = account.orders.get(note.orderId);
  if (!order) return;
  const { contato, itens } = noteFromOrder(account, order);
  note.fields = { ...note.fields, contato, itens };
}

function refusedBySefaz(note: Note): Error {
  const msg = note.rejection ? rejectionText(note.rejection) : '';
  return refuse.validation('A nota fiscal não foi autorizada pela SEFAZ.', [
    { code: note.rejection?.code ?? 0, msg, namespace: 'NOTAS_FISCAIS' },
  ]);
}
