import { orderChanged } from '../state/order-events.ts';
import type { Order } from '../state/records.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { dropNote, hasLivingNote, keepNote, takeNumber } from './books.ts';
import { noteChanged, noteDeleted } from './note-events.ts';
import type { NoteFields } from './note-fields.ts';
import { noteFromOrder } from './note-from-order.ts';
import { requireEnough } from './note-needs.ts';
import { SITUATION, type Note, type NoteModel, type Situation } from './note.ts';

/** `gerar-nfe`: a pending note, numbered at once, and not sent (guide 5.11). */
export function generateNote(account: Account, order: Order, model: NoteModel): Note {
  const { secondNote } = account.world.options;
  if (secondNote === 'refuses' && hasLivingNote(account.fiscal, order.id))
    throw refuse.validation('Já existe nota fiscal gerada para esta venda.');
  const fields = noteFromOrder(account, order);
  requireEnough(account, model, fields);
  const note = addNote(account, { model, orderId: order.id, fields });
  touchOrder(account, order.id);
  return note;
}

interface NewNote {
  readonly model: NoteModel;
  /** 0 for none. */
  readonly orderId: number;
  readonly fields: NoteFields;
}

export function addNote(account: Account, { model, orderId, fields }: NewNote): Note {
  const { fiscal, world } = account;
  const now = world.clock.now();
  const note: Note = {
    id: world.ids.next(),
    model,
    orderId,
    environment: world.options.sefazEnvironment,
    serie: fiscal.settings.serie,
    numero: takeNumber(fiscal, model, fiscal.settings.serie),
    situacao: SITUATION.pending,
    fields,
    chaveAcesso: '',
    issuedAt: now,
    createdAt: now,
    changedAt: now,
    authorisedAt: undefined,
    protocolo: '',
    rejection: undefined,
    sends: 0,
    rejections: 0,
    emailedTo: [],
    wantsEmail: false,
    postedWarehouseId: undefined,
    accountsPosted: false,
  };
  keepNote(fiscal, note);
  world.emit(account, noteChanged(note, 'created'));
  return note;
}

export function setSituation(account: Account, note: Note, situacao: Situation): void {
  note.situacao = situacao;
  touchNote(account, note);
}

/** The order shows the note before it again, or none. Its number is not given out anew. */
export function removeNote(account: Account, note: Note): void {
  dropNote(account.fiscal, note);
  account.world.emit(account, noteDeleted(note));
  touchOrder(account, note.orderId);
}

export function touchNote(account: Account, note: Note): void {
  note.changedAt = account.world.clock.now();
  account.world.emit(account, noteChanged(note, 'updated'));
}

function touchOrder(account: Account, orderId: number): void {
  const order = account.orders.get(orderId);
  if (!order) return;
  order.changedAt = account.world.clock.now();
  account.world.emit(account, orderChanged(account, order, 'updated'));
}
