import type { Fields } from '../input.ts';
import { isFields, toText } from '../input.ts';
import type { AddressFields } from './order.ts';

const SHARED = [
  'first_name',
  'last_name',
  'company',
  'address_1',
  'address_2',
  'city',
  'state',
  'postcode',
  'country',
];
const BILLING = [...SHARED, 'email', 'phone'];
const SHIPPING = [...SHARED, 'phone'];

export function emptyBilling(): AddressFields {
  return Object.fromEntries(BILLING.map((name) => [name, '']));
}

export function emptyShipping(): AddressFields {
  return Object.fromEntries(SHIPPING.map((name) => [name, '']));
}

/** Takes the known fields of a body; whatever else it has is ignored in silence. */
export function mergedAddress(address: AddressFields, wanted: unknown): AddressFields {
  if (!isFields(wanted)) return address;
  const given: Fields = wanted;
  return Object.fromEntries(
    Object.entries(address).map(([name, value]) => [
      name,
      given[name] === undefined ? value : toText(given[name]),
    ]),
  );
}
