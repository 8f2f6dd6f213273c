import { createMappings } from '../../connections/mapping.repository.ts';
import { centsToText } from '../../kernel/cents.ts';
import type { DataGap } from '../../messages/data-gap.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { customerOf, type CustomerResult } from '../customer/customer.ts';
import { fiscalReadiness, needsData } from '../customer/fiscal-readiness.ts';
import { createOrderMoneyChecks } from '../order-money.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import type { WantedInvoice } from './invoice.gather.ts';

type Customer = Extract<CustomerResult, { found: 'customer' }>;

export type Preflight =
  | { readonly ready: true; readonly customer: Customer }
  | { readonly ready: false; readonly cause: MessageRef };

/** A note of the counter names its buyer and needs no address. */
const NEEDED_AT_THE_COUNTER: readonly DataGap[] = ['document', 'document_invalid', 'name'];

/** All that can be proven of an order before a note of it is made, without a call (domain rules 4.2). */
export async function preflight(
  io: Pick<SyncIo, 'database'>,
  { store, order, row }: WantedInvoice,
): Promise<Preflight> {
  const { number } = order;
  const readiness = fiscalReadiness(order);
  if (!readiness.ready) {
    const missing =
      row.model === 'nfce'
        ? readiness.missing.filter((gap) => NEEDED_AT_THE_COUNTER.includes(gap))
        : readiness.missing;
    if (missing.length > 0) return { ready: false, cause: needsData(order, missing) };
  }
  const customer = customerOf(order, store.policy);
  if (customer.found === 'problem') return { ready: false, cause: customer.cause };
  if (customer.found === 'walk_in')
    return { ready: false, cause: message('invoice.noDocument', { number }) };
  const cause = (await paymentGap(io, { store, order })) ?? (await moneyGap(io, { store, order }));
  return cause ? { ready: false, cause } : { ready: true, customer };
}

type OfOrder = Pick<WantedInvoice, 'store' | 'order'>;

async function paymentGap(
  { database }: Pick<SyncIo, 'database'>,
  { store, order }: OfOrder,
): Promise<MessageRef | undefined> {
  if (order.totalCents === 0) return undefined;
  const methods = await createMappings(database.db).find(store.id, 'payment');
  if (methods.has(order.paymentMethod)) return undefined;
  const method = order.paymentTitle || order.paymentMethod;
  return message('order.unmappedPayment', { method });
}

async function moneyGap(
  { database }: Pick<SyncIo, 'database'>,
  { store, order }: OfOrder,
): Promise<MessageRef | undefined> {
  const checked = await createOrderMoneyChecks(database.db, store.id).find(order.id);
  if (!checked || checked.unnamed_cents === 0) return undefined;
  const difference = centsToText(checked.unnamed_cents);
  const { number } = order;
  return message('invoice.moneyOpen', { number, difference, place: checked.place ?? '' });
}
