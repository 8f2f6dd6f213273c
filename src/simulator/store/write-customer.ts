import type { Customer } from './customer.ts';
import type { Fields } from './input.ts';
import { isGiven, toText } from './input.ts';
import { writeMeta } from './meta.ts';
import { emptyBilling, emptyShipping, mergedAddress } from './order/address.ts';
import { missingParams, refusal } from './refusal.ts';
import type { Shop } from './shop.ts';

/** @throws {Refusal} when the e-mail is missing or taken */
export function createCustomer(shop: Shop, body: Fields): Customer {
  const email = toText(body['email']);
  if (email === '') throw missingParams(['email']);
  requireFreeEmail(shop, email, undefined);
  const customer: Customer = {
    id: shop.ids.user(),
    createdAt: shop.now(),
    modifiedAt: shop.now(),
    email,
    firstName: '',
    lastName: '',
    role: 'customer',
    username: toText(body['username']) || (email.split('@')[0] ?? email),
    billing: emptyBilling(),
    shipping: emptyShipping(),
    meta: [],
  };
  writeFields(shop, customer, body);
  shop.customers.set(customer.id, customer);
  shop.emit('customer.created', customer.id);
  return customer;
}

/** @throws {Refusal} */
export function updateCustomer(shop: Shop, customer: Customer, body: Fields): Customer {
  if (isGiven(body, 'email')) {
    requireFreeEmail(shop, toText(body['email']), customer.id);
    customer.email = toText(body['email']);
  }
  writeFields(shop, customer, body);
  customer.modifiedAt = shop.now();
  shop.emit('customer.updated', customer.id);
  return customer;
}

function writeFields(shop: Shop, customer: Customer, body: Fields): void {
  if (isGiven(body, 'first_name')) customer.firstName = toText(body['first_name']);
  if (isGiven(body, 'last_name')) customer.lastName = toText(body['last_name']);
  customer.billing = mergedAddress(customer.billing, body['billing']);
  customer.shipping = mergedAddress(customer.shipping, body['shipping']);
  writeMeta(customer.meta, body['meta_data'], shop.ids.meta);
}

function requireFreeEmail(shop: Shop, email: string, owner: number | undefined): void {
  const taken = [...shop.customers.values()].some(
    (one) => one.id !== owner && one.email.toLowerCase() === email.toLowerCase(),
  );
  if (taken) {
    throw refusal(
      400,
      'registration-error-email-exists',
      'An account is already registered with your email address. Please log in.',
    );
  }
}
