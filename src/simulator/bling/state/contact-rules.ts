import { isMissing, readFields, type JsonObject } from '../wire/body.ts';
import { isAlphanumericCnpj, isValidDocument, plainDocument } from '../wire/document.ts';
import { refuse, type RefusedField } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { ContactFields } from './contact-fields.ts';
import type { Contact } from './records.ts';

const STATES = new Set(
  'AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO EX'.split(' '),
);

/** Reads a complete contact and refuses what Bling refuses (guide 5.1, 7.2; the codes are unknown). */
export function readContact(
  account: Account,
  value: JsonObject,
  known: Contact | undefined,
): ContactFields {
  const missing = missingFields(value);
  if (missing.length > 0) throw refuseContact(missing);
  const fields = readFields(ContactFields, value, refuseContact);
  const wrong = [
    ...wrongDocument(fields),
    ...wrongPhones(fields),
    ...wrongState(fields),
    ...wrongTaxpayer(fields),
    ...duplicateDocument(account, fields, known),
  ];
  if (wrong.length > 0) throw refuseContact(wrong);
  return fields;
}

function missingFields(value: JsonObject): RefusedField[] {
  const texts = {
    nome: 'O nome é um campo obrigatório',
    tipo: 'O tipo da pessoa é um campo obrigatório',
    situacao: 'Situação inválida',
  };
  return Object.entries(texts)
    .filter(([name]) => isMissing(value, name))
    .map(([name, msg]) => field(name, msg));
}

function wrongDocument({ numeroDocumento, tipo }: ContactFields): RefusedField[] {
  const plain = plainDocument(numeroDocumento);
  if (plain === '' || isValidDocument(plain, tipo)) return [];
  return [field('numeroDocumento', `O campo ${documentName(tipo)} é inválido`)];
}

/** DDD and 8 or 9 digits, or nothing. */
function wrongPhones({ telefone, celular }: ContactFields): RefusedField[] {
  const isWrong = [telefone, celular].some(
    (phone) => phone !== '' && !/^(55)?\d{10,11}$/.test(phone.replaceAll(/\D/g, '')),
  );
  return isWrong ? [field('fone', 'É necessário preencher corretamente o campo Telefone')] : [];
}

function wrongState({ endereco }: ContactFields): RefusedField[] {
  const isWrong = [endereco.geral.uf, endereco.cobranca.uf].some(
    (uf) => uf !== '' && !STATES.has(uf.toUpperCase()),
  );
  return isWrong ? [field('uf', 'O campo UF é inválido')] : [];
}

function wrongTaxpayer({ indicadorIe, ie }: ContactFields): RefusedField[] {
  if (indicadorIe !== 1 || ie !== '') return [];
  return [field('ie', 'Para contribuintes do ICMS é obrigatória a informação da IE')];
}

/** One contact a document, trash included. The switch repeats a fault measured in October 2026. */
function duplicateDocument(
  account: Account,
  fields: ContactFields,
  known: Contact | undefined,
): RefusedField[] {
  const plain = plainDocument(fields.numeroDocumento);
  if (plain === '') return [];
  const mayRepeat =
    account.world.options.alphanumericCnpj === 'bling_bug' && isAlphanumericCnpj(plain) && !known;
  if (mayRepeat) return [];
  const other = [...account.contacts.values()].find(
    (contact) => contact !== known && plainDocument(contact.fields.numeroDocumento) === plain,
  );
  if (!other) return [];
  const msg = `O ${documentName(fields.tipo)} já está cadastrado no contato ${other.fields.nome}`;
  return [field('numeroDocumento', msg)];
}

function documentName(tipo: ContactFields['tipo']): string {
  return tipo === 'J' ? 'CNPJ' : 'CPF';
}

function field(element: string, msg: string): RefusedField {
  return { code: 0, msg, element, namespace: 'CONTATOS' };
}

function refuseContact(fields: readonly RefusedField[]): Error {
  return refuse.save('contato', fields);
}
