import { isDeepStrictEqual } from 'node:util';

import { mergeDeep, readFields, type JsonObject } from '../wire/body.ts';
import { refuse, type RefusedField } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { NoteFields } from './note-fields.ts';
import { touchNote } from './note-store.ts';
import { isAuthorised, isOpen, type Note } from './note.ts';

/** What a PUT does not send is lost: the document is replaced (guide 5.1, 5.2). */
const EMPTY_NOTE: JsonObject = {
  loja: { id: 0, numero: '' },
  finalidade: 1,
  seguro: 0,
  despesas: 0,
  desconto: 0,
  observacoes: '',
  contato: { ie: '', rg: '', telefone: '', email: '', endereco: {} },
  itens: [],
  parcelas: [],
  transporte: {
    fretePorConta: 9,
    frete: 0,
    transportador: { nome: '', numeroDocumento: '' },
    volumes: [],
    etiqueta: {},
  },
  vendedor: { id: 0 },
  intermediador: { cnpj: '', nomeUsuario: '' },
};

/** What SEFAZ was told: none of it may change once it is authorised (v325). */
const FISCAL = [
  'tipo',
  'contato',
  'naturezaOperacao',
  'finalidade',
  'seguro',
  'despesas',
  'desconto',
  'itens',
  'parcelas',
] as const;

/** `PUT /nfe/{id}`: a pending or rejected note whole, an authorised one in what SEFAZ was not told (guide 5.11). */
export function replaceNote(account: Account, note: Note, body: JsonObject): void {
  requireEditable(note);
  const keepsUnshown = isAuthorised(note) || account.world.options.notePutKeepsUnshown;
  const fields = readNote(note, keepsUnshown ? mergeDeep(unshownOf(note.fields), body) : body);
  if (isAuthorised(note)) requireOnlyUntold(note, fields);
  else renumber(note, body['numero']);
  note.fields = fields;
  touchNote(account, note);
}

/** What can be written on a note and is not in what a read of it answers. */
function unshownOf(fields: NoteFields): JsonObject {
  const { seguro, despesas, desconto, observacoes, intermediador, transporte } = fields;
  const { frete, volumes } = transporte;
  return { seguro, despesas, desconto, observacoes, intermediador, transporte: { frete, volumes } };
}

/** Freight stands in the XML too; volumes and label do not. */
function requireOnlyUntold(note: Note, fields: NoteFields): void {
  const changed = FISCAL.filter((name) => !isDeepStrictEqual(fields[name], note.fields[name]));
  if (changed.length === 0 && fields.transporte.frete === note.fields.transporte.frete) return;
  const msg = 'Notas autorizadas só aceitam alterações não fiscais';
  throw refuseNote([field(changed[0] ?? 'transporte', msg)]);
}

/** Another number is another key. */
function renumber(note: Note, sent: unknown): void {
  const numero = typeof sent === 'string' && /^\d{1,9}$/.test(sent) ? Number(sent) : note.numero;
  if (numero === note.numero) return;
  note.numero = numero;
  note.chaveAcesso = '';
}

function readNote({ fields: before }: Note, body: JsonObject): NoteFields {
  const missing = ['tipo', 'numero', 'dataOperacao', 'contato', 'naturezaOperacao'].filter(
    (name) => body[name] === undefined,
  );
  if (missing.length > 0)
    throw refuseNote(missing.map((name) => field(name, `O campo ${name} é obrigatório`)));
  const fields = readFields(NoteFields, mergeDeep(EMPTY_NOTE, body), refuseNote);
  const itens = fields.itens.map((item) => {
    const same = before.itens.find(({ codigo }) => codigo === item.codigo);
    return { ...item, produtoId: same?.produtoId ?? 0 };
  });
  const contato = { ...fields.contato, id: before.contato.id };
  return { ...fields, contato, itens, totalIPI: before.totalIPI };
}

function requireEditable(note: Note): void {
  if (!isOpen(note) && !isAuthorised(note))
    throw refuse.validation('A situação da nota fiscal não permite alterações.');
  const isPosted = note.postedWarehouseId !== undefined || note.accountsPosted;
  if (isOpen(note) && isPosted)
    throw refuse.validation('A nota fiscal possui estoque ou contas lançadas.');
}

function refuseNote(fields: readonly RefusedField[]): Error {
  return refuse.save('nota', fields);
}

function field(element: string, msg: string): RefusedField {
  return { code: 0, msg, element, namespace: 'NOTAS_FISCAIS' };
}
