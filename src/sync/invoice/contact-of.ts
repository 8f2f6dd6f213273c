import type { ErpContactId } from '../../commerce/ids.ts';
import { customerOf } from '../customer/customer.ts';
import { createContactDesk } from '../customer/ensure-contact.ts';
import type { SyncIo } from '../sync-account.ts';
import type { Written } from '../write-once.ts';
import type { WantedInvoice } from './invoice.gather.ts';

/** The contact of this order's buyer, with the data of this order. No call when it has them already. */
export type ContactOf = (
  work: WantedInvoice,
) => Promise<
  | { readonly outcome: 'applied'; readonly value: ErpContactId }
  | Exclude<Written<ErpContactId>, { outcome: 'applied' }>
>;

/** Two orders may share a document, so the last one decides what the contact says until an invoice is made of the other. */
export function createContactOf(io: SyncIo): ContactOf {
  const desk = createContactDesk(io);
  return ({ account, store, order, context, correlation }) => {
    const customer = customerOf(order, store.policy);
    if (customer.found === 'problem')
      return Promise.resolve({ outcome: 'doubtful', cause: customer.cause });
    return desk.ensure(customer, {
      contacts: account.bling.at('payment', context.signal).contacts,
      commit: context.commit,
      settleMs: account.policy.unknownSettleMs,
      storeId: store.id,
      correlation,
      orderNumber: order.number,
      whenInactive: store.policy.inactiveContacts,
    });
  };
}
