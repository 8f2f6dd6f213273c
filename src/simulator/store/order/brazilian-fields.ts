import type { Meta } from '../meta.ts';
import { metaText } from '../meta.ts';
import type { AddressFields } from './order.ts';

/**
 * What the Brazilian plugin adds to an address in an answer (guide 6). Written values are ignored; the meta is
 * the truth. `prefix` is `_billing_` on orders and `billing_` on customers.
 */
export function brazilianBilling(meta: readonly Meta[], prefix: string): AddressFields {
  const text = (name: string) => metaText(meta, prefix + name);
  const document = (name: string) => text(name).replaceAll(/[.\-/]/g, '');
  return {
    number: text('number'),
    neighborhood: text('neighborhood'),
    persontype: text('persontype') === '2' ? 'J' : 'F',
    cpf: document('cpf'),
    rg: document('rg'),
    cnpj: document('cnpj'),
    ie: document('ie'),
    birthdate: brokenDate(text('birthdate')),
    gender: text('gender').slice(0, 1),
    cellphone: text('cellphone'),
  };
}

export function brazilianShipping(meta: readonly Meta[], prefix: string): AddressFields {
  return {
    number: metaText(meta, `${prefix}number`),
    neighborhood: metaText(meta, `${prefix}neighborhood`),
  };
}

/** `31/12/1990` comes out as `12-31-1990T00:00:00`, as observed. */
function brokenDate(text: string): string {
  const found = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return found ? `${found[2]}-${found[1]}-${found[3]}T00:00:00` : '';
}
