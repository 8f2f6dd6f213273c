import { z } from 'zod';

import type { Buyer, PostalAddress } from '../../commerce/customer.ts';
import { Text } from './wire.ts';

/** Fields of "Brazilian Market on WooCommerce" included; without that plugin they are absent (guide 6). */
export const Party = z.object({
  first_name: Text,
  last_name: Text,
  company: Text,
  address_1: Text,
  address_2: Text,
  city: Text,
  state: Text,
  postcode: Text,
  country: Text,
  email: Text,
  phone: Text,
  number: Text,
  neighborhood: Text,
  persontype: Text,
  cpf: Text,
  cnpj: Text,
  ie: Text,
  cellphone: Text,
});
export type Party = z.infer<typeof Party>;

export interface BuyerSource {
  readonly billing: Party;
  readonly shipping: Party;
  readonly meta: ReadonlyMap<string, string>;
}

/** Letters that plugins write into `_billing_persontype` (guide 6). */
const PERSON_TYPES: Readonly<Record<string, Buyer['personType']>> = {
  '1': 'natural',
  f: 'natural',
  pf: 'natural',
  physical: 'natural',
  '2': 'legal',
  j: 'legal',
  pj: 'legal',
  legal: 'legal',
};

/**
 * Reads who bought: `billing.cpf|cnpj`, then the metas of the common plugin, then keys of the merchant's choice.
 *
 * @param documentKeys further order metas that may hold a CPF or a CNPJ
 */
export function readBuyer(source: BuyerSource, documentKeys: readonly string[]): Buyer {
  const { billing, meta } = source;
  const kept = (key: string) => meta.get(`_billing_${key}`)?.trim() ?? '';
  return {
    ...readDocuments(source, documentKeys),
    personType:
      PERSON_TYPES[kept('persontype').toLowerCase()] ??
      PERSON_TYPES[billing.persontype.toLowerCase()] ??
      'unknown',
    stateRegistration: billing.ie || kept('ie'),
    name: fullName(billing),
    company: billing.company,
    email: billing.email,
    phone: billing.phone,
    mobile: billing.cellphone || kept('cellphone'),
    billingAddress: toAddress(billing, meta, '_billing_'),
  };
}

/** The buyer's own address when the order has none, as orders without goods have (guide 5). */
export function readShippingAddress({ billing, shipping, meta }: BuyerSource): PostalAddress {
  const isEmpty = shipping.address_1 === '' && shipping.postcode === '' && shipping.city === '';
  return isEmpty ? toAddress(billing, meta, '_billing_') : toAddress(shipping, meta, '_shipping_');
}

function readDocuments({ billing, meta }: BuyerSource, documentKeys: readonly string[]) {
  const kept = (key: string) => unmask(meta.get(key) ?? '');
  const cpf = unmask(billing.cpf) || kept('_billing_cpf');
  const cnpj = unmask(billing.cnpj) || kept('_billing_cnpj');
  if (cpf || cnpj) return sortDocuments(cpf, cnpj);
  const other = documentKeys.map(kept).find((value) => value !== '') ?? '';
  return other.length > 11 ? { cpf: '', cnpj: other } : { cpf: other, cnpj: '' };
}

/** Shops with one field for both leave a CNPJ in the CPF's place. */
function sortDocuments(cpf: string, cnpj: string): { cpf: string; cnpj: string } {
  return cnpj === '' && cpf.length === 14 ? { cpf: '', cnpj: cpf } : { cpf, cnpj };
}

/** Letters stay: a CNPJ may have them since July 2026. */
function unmask(document: string): string {
  return document.replace(/[.\-/\s]/g, '').toUpperCase();
}

function toAddress(
  party: Party,
  meta: ReadonlyMap<string, string>,
  prefix: '_billing_' | '_shipping_',
): PostalAddress {
  return {
    name: fullName(party),
    street: party.address_1,
    number: party.number || (meta.get(`${prefix}number`)?.trim() ?? ''),
    complement: party.address_2,
    neighborhood: party.neighborhood || (meta.get(`${prefix}neighborhood`)?.trim() ?? ''),
    city: party.city,
    state: party.state.toUpperCase(),
    postalCode: party.postcode,
    country: party.country.toUpperCase(),
  };
}

function fullName({ first_name: first, last_name: last }: Party): string {
  return `${first} ${last}`.trim();
}
