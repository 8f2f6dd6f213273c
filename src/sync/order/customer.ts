import { isValidCnpj, isValidCpf } from '@brazilian-utils/brazilian-utils';

import type { NewContact } from '../../bling/erp-contact.ts';
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
  const { buyer } = order;
  const cpf = unmask(buyer.cpf);
  const cnpj = unmask(buyer.cnpj);
  if (!cpf && !cnpj) {
    return anonymous === 'walk_in'
      ? { found: 'walk_in' }
      : { found: 'problem', cause: message('order.missingDocument', { number: order.number }) };
  }
  const isCompany = cnpj !== '' && (cpf === '' || buyer.personType === 'legal');
  const document = isCompany ? cnpj : cpf;
  const valid = isCompany ? isValidCnpj(document, { version: 2 }) : isValidCpf(document);
  if (!valid) {
    return {
      found: 'problem',
      cause: message('order.invalidDocument', { document: masked(document) }),
    };
  }
  return {
    found: 'customer',
    contact: {
      name: isCompany ? buyer.company || buyer.name : buyer.name,
      personType: isCompany ? 'legal' : 'natural',
      document,
      icms: isCompany && buyer.stateRegistration ? 'taxpayer' : 'non_taxpayer',
      stateRegistration: isCompany ? buyer.stateRegistration : '',
      email: buyer.email,
      phone: buyer.phone,
      mobile: buyer.mobile,
      address: buyer.billingAddress,
    },
  };
}

function unmask(document: string): string {
  return document.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** Enough to recognise it in the store, too little to be personal data in a list. */
function masked(document: string): string {
  return `${document.slice(0, 3)}…${document.slice(-2)}`;
}
