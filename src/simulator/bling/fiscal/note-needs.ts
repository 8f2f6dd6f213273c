import { refuse, type RefusedField } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import type { NoteNeed } from './fiscal-options.ts';
import type { NoteFields } from './note-fields.ts';
import { noteTotalCents } from './note-total.ts';
import type { NoteModel } from './note.ts';

/** The texts are ours: that data which is missing gives 400 is known, not how it is said (v309). */
const NEEDS: Readonly<Record<NoteNeed, (fields: NoteFields) => RefusedField | undefined>> = {
  document: ({ contato }) =>
    contato.numeroDocumento === '' && contato.tipoPessoa !== 'E'
      ? missing('numeroDocumento', 'Informe o CPF ou CNPJ do destinatário')
      : undefined,
  address: ({ contato }) => {
    const { endereco, numero, bairro, municipio, uf, cep } = contato.endereco;
    const isWhole = [endereco, numero, bairro, municipio, uf, cep].every((part) => part !== '');
    return isWhole ? undefined : missing('endereco', 'O endereço do destinatário está incompleto');
  },
  ncm: ({ itens }) => {
    const bare = itens.find(
      ({ tipo, classificacaoFiscal }) => tipo === 'P' && !classificacaoFiscal,
    );
    return bare && missing('classificacaoFiscal', `Informe o NCM do item ${bare.descricao}`);
  },
  ie: ({ contato }) =>
    contato.contribuinte === 1 && contato.ie === ''
      ? missing('ie', 'Para contribuintes do ICMS é obrigatória a informação da IE')
      : undefined,
  payment: (fields) =>
    fields.parcelas.length === 0 && noteTotalCents(fields) > 0
      ? missing('parcelas', 'Informe as parcelas e as formas de pagamento')
      : undefined,
};

/** An NFC-e asks no consumer who they are or where they live. */
const OF_A_KNOWN_BUYER: readonly NoteNeed[] = ['document', 'address', 'ie'];

/** @throws a 400 that names all that is missing */
export function requireEnough(account: Account, model: NoteModel, fields: NoteFields): void {
  const needs = account.world.options.noteNeeds.filter(
    (need) => model === 'nfe' || !OF_A_KNOWN_BUYER.includes(need),
  );
  const wrong = needs.flatMap((need) => NEEDS[need](fields) ?? []);
  if (wrong.length > 0) throw refuse.save('nota', wrong);
}

function missing(element: string, msg: string): RefusedField {
  return { code: 0, msg, element, namespace: 'NOTAS_FISCAIS' };
}
