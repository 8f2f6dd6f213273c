import type { StoreOrder } from '../../commerce/order.ts';
import { ownJson } from '../../kernel/own-json.ts';
import { ACCEPTED_TOTAL } from '../accept-money.ts';
import { createErpOrderFacts } from '../erp-order-facts.repository.ts';
import { feesOutsideCents } from '../fees-outside.ts';
import { findImported } from '../imported-order.ts';
import { createInvoiceDocuments, DOCUMENT_SEALED_IN } from '../invoice-document.repository.ts';
import { createOrderChanges } from '../order-change.repository.ts';
import { createOrderInvoices } from '../order-invoice.repository.ts';
import { createOrderMoneyChecks } from '../order-money.repository.ts';
import { createOrderReceivables } from '../order-receivables.repository.ts';
import type { OrderSync } from '../order-sync.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { hasUnsentEdit } from '../unsent-edit.ts';
import type { InvoiceMoney, MoneyFacts, MoneyParts } from './equation.ts';
import { taxesOnTop } from './invoice-taxes.ts';

/** The store's amounts in the ERP's terms; `undefined` when they cannot be had. */
export type PartsOf = (order: StoreOrder, feesOutside: readonly string[]) => MoneyParts | undefined;

/** All from our own tables. `undefined`: not an order that is in the ERP. */
export async function gatherMoney(
  io: Pick<SyncIo, 'database' | 'vault'>,
  store: Pick<SyncStore, 'id' | 'policy'>,
  { orderId, partsOf }: { readonly orderId: StoreOrder['id']; readonly partsOf: PartsOf },
): Promise<{ readonly order: StoreOrder; readonly facts: MoneyFacts } | undefined> {
  const { db } = io.database;
  const imported = await findImported(io, store, orderId);
  if (!imported) return undefined;
  const { order, sync } = imported;
  const { feesOutside } = store.policy;
  const told = await createErpOrderFacts(db, store.id).find(orderId);
  const open = await createOrderChanges(db, store.id).findOpen(orderId);
  return {
    order,
    facts: {
      storeTotalCents: order.totalCents,
      refundsCents: oldestFirst(order.refunds).map(({ totalCents }) => totalCents),
      feesOutsideCents: feesOutsideCents(order, feesOutside),
      parts: partsOf(order, feesOutside),
      changing: open !== undefined || wasEdited(order, sync),
      erpTotalCents: told?.total_cents,
      acceptedErpTotalCents: await acceptedBefore(io, store, orderId),
      // Bling refuses an order whose instalments do not come to its total (code 22), so they are not read again.
      installmentsCents: undefined,
      receivables: await receivablesOf(io, store, orderId),
      invoice: await invoiceOf(io, store, orderId),
    },
  };
}

async function acceptedBefore(
  { database }: Pick<SyncIo, 'database'>,
  store: Pick<SyncStore, 'id'>,
  orderId: StoreOrder['id'],
): Promise<number | undefined> {
  const check = await createOrderMoneyChecks(database.db, store.id).find(orderId);
  return check && ownJson<Record<string, number>>(check.terms)[ACCEPTED_TOTAL];
}

async function receivablesOf(
  { database }: Pick<SyncIo, 'database'>,
  store: Pick<SyncStore, 'id'>,
  orderId: StoreOrder['id'],
): Promise<MoneyFacts['receivables']> {
  const receivables = createOrderReceivables(database.db, store.id);
  const row = await receivables.find(orderId);
  const isRead = row?.step === 'posted' && (await receivables.parts(orderId)).length > 0;
  return isRead ? { cents: row.total_cents, ofInvoice: row.posted_by === 'invoice' } : undefined;
}

/** What the law puts on top of the order only the document tells: without it nothing is said of the invoice. */
async function invoiceOf(
  { database, vault }: Pick<SyncIo, 'database' | 'vault'>,
  store: Pick<SyncStore, 'id'>,
  orderId: StoreOrder['id'],
): Promise<InvoiceMoney | undefined> {
  const invoice = await createOrderInvoices(database.db, store.id).find(orderId);
  const { invoice_id: invoiceId, total_cents: totalCents } = invoice ?? {};
  if (invoice?.step !== 'authorised' || !invoiceId || typeof totalCents !== 'number')
    return undefined;
  const which = { invoiceId, format: 'xml' } as const;
  const sealed = await createInvoiceDocuments(database.db, store.id).findSealed(orderId, which);
  if (sealed === undefined) return undefined;
  const xml = Buffer.from(vault.open(sealed, DOCUMENT_SEALED_IN), 'base64').toString('utf8');
  return { totalCents, ...taxesOnTop(xml) };
}

/** Ids of refunds count up. */
function oldestFirst(refunds: StoreOrder['refunds']): StoreOrder['refunds'] {
  return refunds.toSorted(
    (one, other) => one.id.length - other.id.length || one.id.localeCompare(other.id),
  );
}

/** Refunds have names of their own in the equation: they alone are no edit of it. */
function wasEdited(order: StoreOrder, sync: OrderSync): boolean {
  return hasUnsentEdit(order, sync) && hasUnsentEdit({ ...order, refunds: [] }, sync);
}
