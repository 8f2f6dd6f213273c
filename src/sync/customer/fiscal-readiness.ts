import { isValidEmail } from '@brazilian-utils/brazilian-utils';

import { addressGaps, isInBrazil, tidyAddress } from '../../commerce/brazilian-address.ts';
import type { Buyer } from '../../commerce/customer.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { type DataGap, gapsToText } from '../../messages/data-gap.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { documentOf, isValidDocument } from './buyer-document.ts';
import { readStateRegistration } from './state-registration.ts';

/** Never holds up a sale nor its invoice: a wrong address for mail is left out. */
const ONLY_TOLD: ReadonlySet<DataGap> = new Set(['email']);

export type FiscalReadiness =
  | { readonly ready: true }
  | {
      readonly ready: false;
      readonly missing: readonly DataGap[];
      /** For `needs_person`: an order that waits for data, which the store's next news of it sets free. */
      readonly cause: MessageRef;
    };

/**
 * Whether an invoice can be made of what the store's order tells of its buyer: document, name, state registration
 * and billing address, all that is missing at once. The sale itself is a fact and needs less (`customerOf`).
 */
export function fiscalReadiness(order: Pick<StoreOrder, 'number' | 'buyer'>): FiscalReadiness {
  const gaps = dataGaps(order.buyer);
  if (gaps.every((gap) => ONLY_TOLD.has(gap))) return { ready: true };
  return { ready: false, missing: gaps, cause: needsData(order, gaps) };
}

export function needsData(
  { number }: Pick<StoreOrder, 'number'>,
  gaps: readonly DataGap[],
): MessageRef {
  return message('order.needsData', { number, missing: gapsToText(gaps) });
}

/** All that the buyer's data lack or have wrong. */
export function dataGaps(buyer: Buyer): readonly DataGap[] {
  const found = documentOf(buyer);
  const address = tidyAddress(buyer.billingAddress);
  const isAbroad = !isInBrazil(address);
  const name = (found?.isCompany ? buyer.company : '') || buyer.name;
  return [
    ...documentGaps(buyer, isAbroad),
    ...(name.trim() === '' ? (['name'] as const) : []),
    ...(found?.isCompany &&
    readStateRegistration(buyer.stateRegistration, address.state).is === 'invalid'
      ? (['state_registration'] as const)
      : []),
    ...(isAbroad ? (['foreign_buyer'] as const) : addressGaps(address)),
    ...(isValidEmail(buyer.email.trim()) ? [] : (['email'] as const)),
  ];
}

function documentGaps(buyer: Buyer, isAbroad: boolean): readonly DataGap[] {
  const found = documentOf(buyer);
  if (!found) return isAbroad ? [] : ['document'];
  return isValidDocument(found) ? [] : ['document_invalid'];
}
