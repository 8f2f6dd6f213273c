import type { ErpInvoice } from '../../bling/erp-invoice.ts';
import { tidyAddress } from '../../commerce/brazilian-address.ts';
import { cents, type Cents, centsToText } from '../../kernel/cents.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { documentOf } from '../customer/buyer-document.ts';
import { createErpOrderFacts } from '../erp-order-facts.repository.ts';
import { feesOutsideCents } from '../fees-outside.ts';
import type { SyncIo } from '../sync-account.ts';
import { erpOrderIdOf } from './generate.act.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import type { ExpectedNote } from './note-check.ts';

/** What the note of this order must say; from our own tables. */
export function expectedNote({ store, order, row }: WantedInvoice): ExpectedNote {
  const { buyer } = order;
  const isOfCounter = row.model === 'nfce';
  return {
    document: documentOf(buyer)?.document ?? '',
    address: isOfCounter ? undefined : tidyAddress(buyer.billingAddress),
    channelId: store.channelId,
    storeNumber: `${store.policy.orderNumberPrefix}${order.id}`,
  };
}

/**
 * The equation of a note: total of the order + IPI (domain rules 3.2). Taxes that no call tells, such as ICMS-ST, a
 * person accepts. One call, and only when it does not close without.
 *
 * @returns the cause when a difference has no name
 */
export async function totalProblem(
  io: Pick<SyncIo, 'database'>,
  work: WantedInvoice,
  note: ErpInvoice,
): Promise<MessageRef | undefined> {
  const expected = await orderTotal(io, work);
  const isAccepted = note.totalCents === work.row.accepted_cents;
  if (note.totalCents === expected || isAccepted) return undefined;
  const { account, context } = work;
  const { orders } = account.bling.at('payment', context.signal);
  const ipiCents = (await orders.get(erpOrderIdOf(work)))?.ipiCents ?? 0;
  if (note.totalCents === expected + ipiCents) return undefined;
  return message('invoice.totalDiffers', {
    number: work.order.number,
    note: centsToText(note.totalCents),
    order: centsToText(expected),
  });
}

/** As the ERP told it last; else as the store has it, less what stays outside the ERP by policy. */
async function orderTotal(
  io: Pick<SyncIo, 'database'>,
  { store, order }: WantedInvoice,
): Promise<Cents> {
  const facts = await createErpOrderFacts(io.database.db, store.id).find(order.id);
  if (facts) return cents(facts.total_cents);
  const outsideCents = feesOutsideCents(order, store.policy.feesOutside);
  return cents(order.totalCents - outsideCents);
}
