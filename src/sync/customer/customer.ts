import { isValidCnpj, isValidCpf } from '@brazilian-utils/brazilian-utils';

import type { NewContact } from '../../bling/erp-contact.ts';
import type { Buyer } from '../../commerce/customer.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { message, type MessageRef } from '../../messages/message.ts';

export type CustomerResult =
  | { readonly found: 'customer'; readonly contact: NewContact }
  /** An anonymous sale that the policy allows. */
  | { readonly found: 'walk_in' }
  | { readonly found: 'problem'; readonly cause: MessageRef };

/**
 * Who the ERP should have as the customer of this order (domain rules 4.1).
 *
 * A document is checked before anything is sent: a wrong one cannot be invoiced. Letters of an
 * alphanumeric CNPJ stay.
 */
export function customerOf(order: StoreOrder, anonymous: 'refuse' | 'walk_in'): CustomerResult {
  const found = documentOf(order.buyer);
  if (!found) {
    return anonymous === 'walk_in'
      ? { found: 'walk_in' }
      : { found: 'problem', cause: message('order.missingDocument', { number: order.number }) };
  }
  const { document, isCompany } = found;
  if (!isValid(found)) {
    const args = { document: masked(document) };
    return { found: 'problem', cause: message('order.invalidDocument', args) };
  }
  const { buyer } = order;
  const contact = isCompany ? companyContact(buyer, document) : personContact(buyer, document);
  return { found: 'customer', contact };
}

interface BuyerDocument {
  readonly document: string;
  readonly isCompany: boolean;
}

/** Both filled: the stored person type decides; else the filled one. */
export function documentOf(buyer: Buyer): BuyerDocument | undefined {
  const cpf = unmask(buyer.cpf);
  const cnpj = unmask(buyer.cnpj);
  const isCompany = cnpj !== '' && (cpf === '' || buyer.personType === 'legal');
  const document = isCompany ? cnpj : cpf;
  return document === '' ? undefined : { document, isCompany };
}

function isValid({ document, isCompany }: BuyerDocument): boolean {
  return isCompany ? isValidCnpj(document, { version: 2 }) : isValidCpf(document);
}

function companyContact(buyer: Buyer, document: string): NewContact {
  const { stateRegistration } = buyer;
  return {
    ...sharedParts(buyer),
    name: buyer.company || buyer.name,
    personType: 'legal',
    document,
    icms: stateRegistration ? 'taxpayer' : 'non_taxpayer',
    stateRegistration,
  };
}

function personContact(buyer: Buyer, document: string): NewContact {
  const { name } = buyer;
  const icms = 'non_taxpayer';
  return {
    ...sharedParts(buyer),
    name,
    personType: 'natural',
    document,
    icms,
    stateRegistration: '',
  };
}

function sharedParts({ email, phone, mobile, billingAddress }: Buyer) {
  return { email, phone, mobile, address: billingAddress };
}

function unmask(document: string): string {
  return document.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** Enough to recognise it in the store, too little to be personal data in a list. */
function masked(document: string): string {
  return `${document.slice(0, 3)}…${document.slice(-2)}`;
}
