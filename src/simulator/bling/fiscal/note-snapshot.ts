import { parseCents } from '../../../kernel/cents.ts';
import type { Account } from '../world.ts';
import { noteTotalCents } from './note-total.ts';
import type { Note, NoteModel } from './note.ts';
import { rejectionText } from './sefaz/rejections.ts';

/** One note as it stands, for judges. Plain JSON. */
export interface NoteSnapshot {
  readonly id: number;
  readonly model: NoteModel;
  /** 0 when it was made of no sale. */
  readonly orderId: number;
  readonly numeroLoja: string;
  readonly numero: number;
  readonly serie: number;
  /** Guide 5.11: 1 pending, 2 cancelled, 3 and 8 waiting, 4 rejected, 5 and 6 authorised, 9 denied, 11 blocked. */
  readonly situacao: number;
  readonly chaveAcesso: string;
  readonly numeroDocumento: string;
  readonly totalCents: number;
  readonly freightCents: number;
  readonly parcelas: readonly { valor: number; formaPagamentoId: number }[];
  readonly sends: number;
  /** Such as `778 - Rejeicao: Informado NCM inexistente [nItem: 1]`; empty when nothing stands against it. */
  readonly rejection: string;
  readonly emailedTo: readonly string[];
  /** By the note itself, whatever its order did. */
  readonly stockPosted: boolean;
  readonly accountsPosted: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly changedAt: number;
}

export function noteSnapshots({ fiscal }: Account): NoteSnapshot[] {
  return [...fiscal.notes.values()].map(noteSnapshot);
}

function noteSnapshot(note: Note): NoteSnapshot {
  const { fields } = note;
  return {
    id: note.id,
    model: note.model,
    orderId: note.orderId,
    numeroLoja: fields.loja.numero,
    numero: note.numero,
    serie: note.serie,
    situacao: note.situacao,
    chaveAcesso: note.chaveAcesso,
    numeroDocumento: fields.contato.numeroDocumento,
    totalCents: noteTotalCents(fields),
    freightCents: parseCents(fields.transporte.frete),
    parcelas: fields.parcelas.map(({ valor, formaPagamento }) => ({
      valor,
      formaPagamentoId: formaPagamento.id,
    })),
    sends: note.sends,
    rejection: note.rejection ? rejectionText(note.rejection) : '',
    emailedTo: note.emailedTo,
    stockPosted: note.postedWarehouseId !== undefined,
    accountsPosted: note.accountsPosted,
    createdAt: note.createdAt,
    changedAt: note.changedAt,
  };
}
