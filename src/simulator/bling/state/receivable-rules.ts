import { isMissing, mergeDeep, readFields, type JsonObject } from '../wire/body.ts';
import { refuse, type RefusedField } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { emptyReceivable, ReceivableFields } from './receivable-fields.ts';

/** Reads a complete receivable. @throws a 400 that names the fields */
export function readReceivable(
  account: Account,
  body: JsonObject,
  today: string,
): ReceivableFields {
  const missing = ['vencimento', 'valor', 'contato'].filter((name) => isMissing(body, name));
  if (missing.length > 0) throw refused(missing.map((name) => field(name, 'é obrigatório')));
  const fields = readFields(ReceivableFields, mergeDeep(emptyReceivable(today), body), refused);
  const wrong = wrongReferences(account, fields);
  if (wrong.length > 0) throw refused(wrong);
  return fields;
}

function wrongReferences(account: Account, fields: ReceivableFields): RefusedField[] {
  const { contacts, paymentMethods, money } = account;
  const knows = (rows: ReadonlyMap<number, unknown>, { id }: { id: number }) =>
    id === 0 || rows.has(id);
  return [
    ...(contacts.has(fields.contato.id) ? [] : [field('contato', 'é inválido')]),
    ...(knows(paymentMethods, fields.formaPagamento)
      ? []
      : [field('formaPagamento', 'é inválido')]),
    ...(knows(money.ledgerAccounts, fields.portador) ? [] : [field('portador', 'é inválido')]),
    ...(knows(money.categories, fields.categoria) ? [] : [field('categoria', 'é inválido')]),
  ];
}

function field(element: string, wrong: string): RefusedField {
  return { code: 0, msg: `O campo ${element} ${wrong}`, element, namespace: 'CONTAS_RECEBER' };
}

function refused(fields: readonly RefusedField[]): Error {
  return refuse.save('conta', fields);
}
