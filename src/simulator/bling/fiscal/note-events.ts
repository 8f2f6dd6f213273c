import { toSaoPauloDateTime } from '../../../kernel/sao-paulo-time.ts';
import type { BlingEvent } from '../webhooks/event.ts';
import type { Note } from './note.ts';

const RESOURCES = { nfe: 'invoice', nfce: 'consumer_invoice' } as const;

/** `invoice.*` and `consumer_invoice.*` (guide 4.2). */
export function noteChanged(note: Note, action: 'created' | 'updated'): BlingEvent {
  const { fields } = note;
  return {
    name: `${RESOURCES[note.model]}.${action}`,
    data: {
      id: note.id,
      tipo: fields.tipo,
      situacao: note.situacao,
      numero: String(note.numero),
      dataEmissao: toSaoPauloDateTime(note.issuedAt),
      dataOperacao: fields.dataOperacao,
      contato: { id: fields.contato.id },
      naturezaOperacao: { id: fields.naturezaOperacao.id },
      loja: { id: fields.loja.id },
    },
  };
}

export function noteDeleted({ id, model }: Note): BlingEvent {
  return { name: `${RESOURCES[model]}.deleted`, data: { id } };
}
