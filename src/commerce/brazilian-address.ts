import { getCities, getStateCodeByName, getStates } from '@brazilian-utils/brazilian-utils';

import { plainWord } from '../kernel/plain-word.ts';
import type { PostalAddress } from './customer.ts';
import { readPostalCode, stateOfPostalCode } from './postal-code.ts';

/** What an address lacks for an invoice. */
export type AddressGap =
  | 'street'
  | 'number'
  | 'neighborhood'
  | 'city'
  | 'city_unknown'
  | 'state'
  | 'postal_code'
  | 'postal_code_of_other_state';

/** `Rua X, 123`, as shops without a field for the number have it; "s/n" says that there is none. */
const STREET_WITH_NUMBER = /^(.*\S)\s*,\s*(?:n[º°o.]*\s*)?(\d+\s?[a-z]?|s\s?\/?\s?n[º°o.]?)$/i;

export function isInBrazil({ country }: Pick<PostalAddress, 'country'>): boolean {
  return country === '' || country.toUpperCase() === 'BR';
}

/**
 * The address as the ERP takes it: two letters for the state, the number apart from the street, and nothing in place
 * of what is surely wrong, for one odd field would have the whole customer refused. Others abroad stay as typed.
 */
export function tidyAddress(typed: PostalAddress): PostalAddress {
  const address = mapTexts(typed);
  if (!isInBrazil(address)) return address;
  const { postalCode } = address;
  return {
    ...address,
    ...streetAndNumber(address),
    state: readState(address.state) ?? '',
    postalCode: readPostalCode(postalCode) ?? '',
    country: 'BR',
  };
}

/** All that is missing or cannot be, at once; of a tidied address in Brazil. */
export function addressGaps(address: PostalAddress): readonly AddressGap[] {
  const { state, city, postalCode } = address;
  const needed = ['street', 'number', 'neighborhood', 'city', 'state'] as const;
  const gaps: AddressGap[] = needed.filter((field) => address[field] === '');
  if (city !== '' && state !== '' && !isCityOf(state, city)) gaps.push('city_unknown');
  if (postalCode === '') gaps.push('postal_code');
  else if (state !== '' && stateOfPostalCode(postalCode) !== state)
    gaps.push('postal_code_of_other_state');
  return gaps;
}

function mapTexts(address: PostalAddress): PostalAddress {
  const { name, street, number, complement, neighborhood, city, state, postalCode, country } =
    address;
  return {
    name: tidy(name),
    street: tidy(street),
    number: tidy(number),
    complement: tidy(complement),
    neighborhood: tidy(neighborhood),
    city: tidy(city),
    state: tidy(state),
    postalCode: tidy(postalCode),
    country: tidy(country).toUpperCase(),
  };
}

function tidy(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function streetAndNumber({ street, number }: PostalAddress) {
  if (number !== '') return { street, number };
  const [, name, found] = STREET_WITH_NUMBER.exec(street) ?? [];
  return name && found ? { street: name, number: found.toUpperCase() } : { street, number };
}

function readState(typed: string): string | undefined {
  const code = typed.toUpperCase();
  if (getStates().some((state) => state.code === code)) return code;
  return getStateCodeByName(typed) ?? undefined;
}

function isCityOf(stateCode: string, city: string): boolean {
  const state = getStates().find(({ code }) => code === stateCode);
  if (!state) return false;
  const wanted = plainWord(city);
  return getCities(state.code).some((name) => plainWord(name) === wanted);
}
