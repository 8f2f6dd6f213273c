import type { InvoiceStage } from '../bling/erp-invoice.ts';
import { invoiceStageOf } from '../bling/invoice-reading.ts';
import type { BlingEvent } from '../bling/webhook.ts';
import type { ErpProductId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import { InvoiceId } from '../commerce/ids.ts';
import type { Tx } from '../database/tables.ts';
import type { InvoiceStep } from '../database/tables/saga.ts';
import type { NewWork } from '../work/work-row.ts';
import { createOrderInvoices, type OrderInvoice } from './order-invoice.repository.ts';
import type { SyncAccount, SyncStore } from './sync-account.ts';
import { sagaWork } from './work-kinds.ts';

type InvoiceEvent = Extract<BlingEvent, { kind: 'invoice' | 'consumer_invoice' }>;

interface Why {
  readonly accountId: SyncAccount['id'];
  readonly correlation?: string | undefined;
  readonly dueAt?: number | undefined;
}

/** Facts of these products changed: invoices that they may hold up are looked at again, at the same step. */
export async function heldInvoiceMarks(
  tx: Tx,
  account: { readonly id: SyncAccount['id']; readonly stores: readonly { readonly id: StoreId }[] },
  {
    products,
    correlation,
  }: { products: readonly ErpProductId[]; correlation?: string | undefined },
): Promise<readonly NewWork[]> {
  const why = { accountId: account.id, correlation, force: true };
  const marks: NewWork[] = [];
  for (const { id: storeId } of account.stores)
    for (const orderId of await createOrderInvoices(tx, storeId).listHeldWith(products))
      marks.push(sagaWork(why, 'invoice', { storeId, orderId }));
  return marks;
}

/** The store told something new of this order: its payment, its buyer, its content. */
export async function orderInvoiceMarks(
  tx: Tx,
  why: Why,
  { store, orderId }: { store: Pick<SyncStore, 'id' | 'policy'>; orderId: StoreOrderId },
): Promise<readonly NewWork[]> {
  const isAutomatic = store.policy.invoiceTrigger !== 'manual';
  const isWanted =
    isAutomatic || (await createOrderInvoices(tx, store.id).find(orderId)) !== undefined;
  const pair = { storeId: store.id, orderId };
  return isWanted ? [sagaWork({ ...why, force: true }, 'invoice', pair)] : [];
}

/**
 * An event told of a note. Only one of ours is looked at, and only when it may be news: the echo of what we did
 * ourselves costs no call.
 */
export async function invoiceEventMarks(
  tx: Tx,
  stores: readonly { readonly id: StoreId }[],
  { why, event, now }: { readonly why: Why; readonly event: InvoiceEvent; readonly now: number },
): Promise<readonly NewWork[]> {
  const invoiceId = InvoiceId.parse(event.data.id);
  for (const { id: storeId } of stores) {
    const invoices = createOrderInvoices(tx, storeId);
    const row = await invoices.findByInvoice(invoiceId);
    if (!row) continue;
    const told = event.action === 'deleted' ? undefined : invoiceStageOf(event.data.status);
    if (!mayBeNews(row.step, told) || isEcho(row, event)) return [];
    await invoices.update(row.order_id, { news_at: now });
    return [sagaWork({ ...why, force: true }, 'invoice', { storeId, orderId: row.order_id })];
  }
  return [];
}

/** What an event of a note tells that is known already at each step; of a held note every event may tell a mending. */
const KNOWN: Readonly<Record<InvoiceStep, readonly InvoiceStage[]>> = {
  wanted: [],
  generated: [],
  sent: ['pending', 'processing'],
  authorised: ['authorised', 'pending', 'processing'],
  rejected: [],
  dead: ['denied', 'blocked'],
  cancelled: ['cancelled'],
};

/** It tells of what was before our last look. Clocks differ: at worst a look too many. */
function isEcho({ looked_at }: Pick<OrderInvoice, 'looked_at'>, { action, date }: InvoiceEvent) {
  return action !== 'deleted' && looked_at !== null && date <= looked_at;
}

/** @param told `undefined`: deleted */
function mayBeNews(step: InvoiceStep, told: InvoiceStage | undefined): boolean {
  return told === undefined || !KNOWN[step].includes(told);
}
