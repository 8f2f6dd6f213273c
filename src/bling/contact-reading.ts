import { z } from 'zod';

import { ErpContactId } from '../commerce/ids.ts';
import type { ErpContact, ErpContactRow } from './erp-contact.ts';
import { idAs, tableNumber, text } from './wire.ts';

const rowFields = z.object({
  id: idAs(ErpContactId),
  nome: text,
  situacao: text,
  numeroDocumento: text,
  telefone: text,
  celular: text,
});

/** One row of `GET /contatos` (guide 5.1, column L). */
export const ContactListRow = rowFields.transform(toRow);

const address = z.object({
  endereco: text,
  numero: text,
  complemento: text,
  bairro: text,
  municipio: text,
  uf: text,
  cep: text,
});
const NO_ADDRESS = address.parse({});

/** `GET /contatos/{id}` (guide 5.1, columns L and D). */
export const ContactDetail = rowFields
  .extend({
    tipo: text,
    indicadorIe: tableNumber,
    ie: text,
    email: text,
    endereco: z.object({ geral: address.nullish() }).nullish(),
  })
  .transform((wire): ErpContact => {
    const at = wire.endereco?.geral ?? NO_ADDRESS;
    return {
      ...toRow(wire),
      personType: PERSON_TYPES[wire.tipo] ?? 'unknown',
      icms: ICMS_STANDINGS[wire.indicadorIe ?? 0],
      stateRegistration: wire.ie,
      email: wire.email,
      address: {
        name: wire.nome,
        street: at.endereco,
        number: at.numero,
        complement: at.complemento,
        neighborhood: at.bairro,
        city: at.municipio,
        state: at.uf,
        postalCode: at.cep,
        country: 'BR',
      },
    };
  });

/** `indicadorIe` of a contact, `contribuinte` of a note. */
export const ICMS_STANDINGS: Readonly<Record<number, ErpContact['icms']>> = {
  1: 'taxpayer',
  2: 'exempt',
  9: 'non_taxpayer',
};

const PERSON_TYPES: Readonly<Record<string, ErpContact['personType']>> = {
  F: 'natural',
  J: 'legal',
  E: 'foreign',
};

const STATES: Readonly<Record<string, ErpContactRow['state']>> = {
  A: 'active',
  I: 'inactive',
  E: 'deleted',
  S: 'no_movement',
};

function toRow(wire: z.infer<typeof rowFields>): ErpContactRow {
  return {
    id: wire.id,
    name: wire.nome,
    document: bareDocument(wire.numeroDocumento),
    state: STATES[wire.situacao] ?? 'inactive',
    phone: wire.telefone,
    mobile: wire.celular,
  };
}

/** Without mask. The letters of an alphanumeric CNPJ stay, upper case (guide 7.1, 34). */
export function bareDocument(document: string): string {
  return document.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}
