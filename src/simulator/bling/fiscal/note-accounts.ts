import { toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import type { ReceivableOrigin } from '../state/money.ts';
import { emptyReceivable } from '../state/receivable-fields.ts';
import {
  addReceivable,
  isSettled,
  receivablesFrom,
  removeReceivable,
} from '../state/receivable-store.ts';
import { moneyOf } from '../state/self-settlement.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { touchNote } from './note-store.ts';
import { noteTotalCents } from './note-total.ts';
import type { Note } from './note.ts';

/** The one destination that makes accounts receivable (guide 5.9). */
const RECEIVABLE = 1;

/** `contas.origem.situacao` has a table of its own, from a note's `situacao` (guide 5.11). */
const ORIGIN_SITUATIONS: Readonly<Record<number, number>> = {
  1: 1,
  2: 3,
  3: 4,
  4: 5,
  5: 6,
  6: 7,
  7: 8,
  8: 9,
  9: 10,
  10: 11,
  11: 12,
};

/** `lancar-contas` of a note, whether or not its sale did so before: whoever posts both, posts twice (pitfall 39). */
export function postNoteAccounts(account: Account, note: Note): void {
  if (note.accountsPosted) throw refuse.validation('As contas da nota fiscal já foram lançadas.');
  note.accountsPosted = true;
  addReceivables(account, note);
  touchNote(account, note);
}

export function reverseNoteAccounts(account: Account, note: Note): void {
  if (!note.accountsPosted) throw refuse.validation('As contas da nota fiscal não foram lançadas.');
  moneyOf(account);
  const own = receivablesFrom(account, { id: note.id, tipoOrigem: 'notafiscal' });
  const { settledAccountsResist, texts } = account.world.options;
  if (settledAccountsResist && own.some((receivable) => isSettled(account, receivable)))
    throw refuse.validation(texts.accountsSettled);
  for (const receivable of own) removeReceivable(account, receivable);
  note.accountsPosted = false;
  touchNote(account, note);
}

function addReceivables(account: Account, note: Note): void {
  const { fields } = note;
  const issued = toSaoPauloDate(note.issuedAt);
  fields.parcelas.forEach(({ data, valor, formaPagamento }, index) => {
    const method = account.paymentMethods.get(formaPagamento.id);
    if (method?.destino !== RECEIVABLE || valor <= 0) return;
    const receivable = {
      ...emptyReceivable(issued),
      vencimento: data,
      valor,
      contato: { id: fields.contato.id },
      formaPagamento,
      historico: `Ref. à nota fiscal nº ${note.numero}`,
      vendedor: fields.vendedor,
      numeroDocumento: `${note.numero}/${String(index + 1).padStart(2, '0')}`,
    };
    addReceivable(account, receivable, originOf(note));
  });
}

function originOf(note: Note): ReceivableOrigin {
  return {
    id: note.id,
    tipoOrigem: 'notafiscal',
    numero: String(note.numero),
    dataEmissao: toSaoPauloDate(note.issuedAt),
    valorCents: noteTotalCents(note.fields),
    situacao: ORIGIN_SITUATIONS[note.situacao] ?? 1,
  };
}
