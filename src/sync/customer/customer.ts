import { isValidEmail } from '@brazilian-utils/brazilian-utils';

import type { NewContact } from '../../bling/erp-contact.ts';
import { isInBrazil, tidyAddress } from '../../commerce/brazilian-address.ts';
import type { Buyer } from '../../commerce/customer.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { StorePolicy } from '../../connections/store-policy.ts';
import type { DataGap } from '../../messages/data-gap.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { documentOf, isValidDocument } from './buyer-document.ts';
import { dataGaps, needsData } from './fiscal-readiness.ts';
import { readStateRegistration } from './state-registration.ts';

export type CustomerResult =
  | { readonly found: 'customer'; readonly contact: NewContact }
  /** An anonymous sale that the policy allows. */
  | { readonly found: 'walk_in' }
  /** The order waits: for data of the buyer, or for a decision. */
  | { readonly found: 'problem'; readonly cause: MessageRef };

type Policy = Pick<StorePolicy, 'anonymousSales' | 'foreignBuyers'>;

/** Without these the sale itself cannot be entered; the rest only keeps the invoice waiting. */
const BLOCKS_IMPORT: ReadonlySet<DataGap> = new Set(['document', 'document_invalid', 'name']);

/**
 * Who the ERP should have as the customer of this order (domain rules 4.1).
 *
 * A document is checked before anything is sent: a wrong one cannot be invoiced. An incomplete address does not
 * hold up the sale, only its invoice (`fiscalReadiness`): what is surely wrong of it is left out.
 */
export function customerOf(order: StoreOrder, policy: Policy): CustomerResult {
  const { buyer } = order;
  const found = documentOf(buyer);
  const isAbroad = !isInBrazil(buyer.billingAddress);
  if (!found && isAbroad) return foreignCustomer(order, policy);
  if (!found && policy.anonymousSales === 'walk_in') return { found: 'walk_in' };
  const gaps = dataGaps(buyer);
  if (!found || !isValidDocument(found) || gaps.some((gap) => BLOCKS_IMPORT.has(gap)))
    return { found: 'problem', cause: needsData(order, gaps) };
  const { document, isCompany } = found;
  const contact = isCompany ? companyContact(buyer, document) : personContact(buyer, document);
  return { found: 'customer', contact };
}

function foreignCustomer(order: StoreOrder, policy: Policy): CustomerResult {
  const { number, buyer } = order;
  const { country } = tidyAddress(buyer.billingAddress);
  if (policy.foreignBuyers === 'ask')
    return { found: 'problem', cause: message('order.foreignBuyer', { number, country }) };
  const name = (buyer.company || buyer.name).trim();
  if (name === '') return { found: 'problem', cause: needsData(order, ['name']) };
  const person = { name, personType: 'foreign', document: '' } as const;
  return {
    found: 'customer',
    contact: { ...sharedParts(buyer), ...person, icms: 'non_taxpayer', stateRegistration: '' },
  };
}

function companyContact(buyer: Buyer, document: string): NewContact {
  const shared = sharedParts(buyer);
  const registration = readStateRegistration(buyer.stateRegistration, shared.address.state);
  const icms = {
    given: 'taxpayer',
    exempt: 'exempt',
    absent: 'non_taxpayer',
    // Refused or rejected as it is; the invoice waits until it is right.
    invalid: 'non_taxpayer',
  } as const;
  return {
    ...shared,
    name: (buyer.company || buyer.name).trim(),
    personType: 'legal',
    document,
    icms: icms[registration.is],
    stateRegistration: registration.is === 'given' ? registration.number : '',
  };
}

function personContact(buyer: Buyer, document: string): NewContact {
  return {
    ...sharedParts(buyer),
    name: buyer.name.trim(),
    personType: 'natural',
    document,
    icms: 'non_taxpayer',
    stateRegistration: '',
  };
}

function sharedParts({ email, phone, mobile, billingAddress }: Buyer) {
  const address = tidyAddress(billingAddress);
  return { email: isValidEmail(email.trim()) ? email.trim() : '', phone, mobile, address };
}
