import { isDeepStrictEqual } from 'node:util';

import type { PostalAddress } from '../commerce/customer.ts';
import { clip } from './body.ts';
import { bareDocument } from './contact-reading.ts';
import { ABROAD, countryName, isBrazil } from './country-name.ts';
import type { NewContact } from './erp-contact.ts';

type Json = Readonly<Record<string, unknown>>;

const PERSON_LETTER = { natural: 'F', legal: 'J', foreign: 'E' } as const;
const ICMS_NUMBER = { taxpayer: 1, exempt: 2, non_taxpayer: 9 } as const;

/** The body of `POST /contatos` (guide 5.1), clipped to the known lengths. */
export function toContactBody(contact: NewContact): Json {
  const ie = contact.icms === 'exempt' ? 'ISENTO' : contact.stateRegistration;
  return {
    nome: clip(contact.name, 120),
    tipo: PERSON_LETTER[contact.personType],
    situacao: 'A',
    numeroDocumento: clip(bareDocument(contact.document), 18),
    indicadorIe: ICMS_NUMBER[contact.icms],
    ie: clip(ie, 20),
    email: clip(contact.email, 100),
    emailNotaFiscal: clip(contact.email, 100),
    telefone: toPhone(contact.phone),
    celular: toPhone(contact.mobile),
    endereco: { geral: toAddressBody(contact.address) },
    pais: contact.personType === 'foreign' ? toCountry(contact.address) : undefined,
  };
}

/**
 * What Bling has, with ours over it: what we do not know stays (a PUT replaces all), and nothing that is filled is
 * emptied.
 *
 * @see guide 5.1
 */
export function mergeContact(present: Json, contact: NewContact): Json {
  const kept: Json = { ...present, id: undefined };
  const ours = toContactBody(contact);
  const addresses = asJson(kept['endereco']);
  const merged = {
    ...kept,
    ...withoutEmpty(ours),
    ...keptChoices(present, contact),
    endereco: {
      ...addresses,
      geral: { ...asJson(addresses['geral']), ...withoutEmpty(toAddressBody(contact.address)) },
    },
  };
  return asJson(prune(merged));
}

/** Whether a merged contact tells Bling nothing new: then it need not be written. */
export function isSameContact(present: Json, merged: Json): boolean {
  const known = asJson(prune({ ...present, id: undefined }));
  return isDeepStrictEqual(known, JSON.parse(JSON.stringify(merged)));
}

/** What somebody in the ERP decided, and the store says nothing of: ICMS without a registration, mail for notes. */
function keptChoices(present: Json, contact: NewContact): Json {
  const { indicadorIe, ie, email, emailNotaFiscal } = present;
  const isDecided = indicadorIe === 2 || indicadorIe === 9 || (indicadorIe === 1 && isFilled(ie));
  const keepsIcms = contact.icms === 'non_taxpayer' && isDecided;
  const keepsMail = isFilled(emailNotaFiscal) && emailNotaFiscal !== email;
  return {
    ...(keepsIcms && { indicadorIe, ie }),
    ...(keepsMail && { emailNotaFiscal }),
  };
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function toAddressBody(address: PostalAddress): Json {
  return {
    endereco: clip(address.street, 50),
    numero: clip(address.number, 10),
    complemento: clip(address.complement, 50),
    bairro: clip(address.neighborhood, 30),
    cep: clip(toPostalCode(address.postalCode), 10),
    municipio: clip(address.city, 30),
    uf: isBrazil(address.country) ? clip(address.state.toUpperCase(), 2) : ABROAD,
  };
}

function toCountry({ country }: PostalAddress): Json | undefined {
  return isBrazil(country) ? undefined : { nome: countryName(country) };
}

function toPostalCode(code: string): string {
  const digits = code.replaceAll(/\D/g, '');
  return digits.length === 8 ? `${digits.slice(0, 5)}-${digits.slice(5)}` : code;
}

/** Area code and 8 or 9 digits; anything else would be refused with the whole contact, so it is left out. */
function toPhone(phone: string): string | undefined {
  const digits = phone.replaceAll(/\D/g, '').replace(/^(?:55|0)(?=\d{10,11}$)/, '');
  return /^[1-9]{2}\d{8,9}$/.test(digits) ? digits : undefined;
}

function withoutEmpty(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Drops what Bling answers for "nothing" but does not take back: null, "", zero dates, `{ id: 0 }`. */
function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune).filter((item) => item !== undefined);
  if (value === undefined || value === null || value === '' || value === '0000-00-00')
    return undefined;
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, prune(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  const isNothing = entries.length === 0 || entries.some(([key, id]) => key === 'id' && id === 0);
  return isNothing ? undefined : Object.fromEntries(entries);
}
