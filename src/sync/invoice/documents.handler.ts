import type { StoreOrderId } from '../../commerce/ids.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createInvoiceDocuments, DOCUMENT_SEALED_IN } from '../invoice-document.repository.ts';
import { oneByOne } from '../one-by-one.ts';
import { createOrderInvoices, type OrderInvoice } from '../order-invoice.repository.ts';
import { orderOfRow } from '../order-of-row.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import { type SyncAccount, type SyncIo, type SyncStore } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';
import { auditInvoice } from './invoice.record.ts';

const HOUR_MS = 3_600_000;
/** Bling may make them a little later; after so long only the links are left. */
const GIVE_UP_MS = 24 * HOUR_MS;

interface Copying {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly order: { readonly id: StoreOrderId };
  readonly number: string;
  readonly context: DrainContext;
  readonly correlation: string;
}

type Authorised = OrderInvoice & {
  readonly invoice_id: NonNullable<OrderInvoice['invoice_id']>;
  readonly access_key: string;
};

/** Keeps copies of an issued invoice, for the links of the ERP may end (guide 5.11). Two calls, when there is time. */
export function createInvoiceDocumentsHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    const { db } = io.database;
    const invoice = await createOrderInvoices(db, store.id).find(orderId);
    if (!isAuthorised(invoice)) return { do: 'done' };
    const saved = await createStoreOrders(db, store.id).find(orderId);
    const correlation = row.correlation ?? `invoice:${orderId}`;
    const number = saved?.number ?? orderId;
    return copy({ account, store, order: { id: orderId }, number, context, correlation }, invoice);
  }

  async function copy(work: Copying, invoice: Authorised): Promise<RowResult> {
    const { account, store, order, number, context } = work;
    const documents = createInvoiceDocuments(io.database.db, store.id);
    const kept = await documents.formats(order.id, invoice.invoice_id);
    const { invoices } = account.bling.at('sweep', context.signal);
    for (const format of ['xml', 'pdf'] as const) {
      if (kept.has(format)) continue;
      const content = await invoices.document(invoice.access_key, format);
      if (!content) return later(work, invoice);
      const cause = format === 'xml' ? xmlProblem(content, { invoice, number }) : undefined;
      if (cause) return { do: 'needs_person', cause };
      await save(work, invoice, { format, content });
    }
    return { do: 'done' };
  }

  function save(
    { store, order, context, ...work }: Copying,
    { invoice_id, access_key }: Authorised,
    { format, content }: { readonly format: 'xml' | 'pdf'; readonly content: Uint8Array },
  ): Promise<void> {
    const base64 = Buffer.from(content).toString('base64');
    const content_sealed = io.vault.seal(base64, DOCUMENT_SEALED_IN);
    return context.commit(async (tx) => {
      const saved_at = io.clock.now();
      const row = { order_id: order.id, invoice_id, format, content_sealed, saved_at };
      await createInvoiceDocuments(tx, store.id).save(row);
      const after = { accessKey: access_key, format, bytes: content.byteLength };
      const line = { action: 'invoice.document', outcome: 'applied', after } as const;
      await auditInvoice(io, { ...work, store, order }, line)(tx);
    });
  }

  function later(work: Copying, { authorised_at, access_key }: Authorised): RowResult {
    const now = io.clock.now();
    const cause = message('invoice.noDocumentsYet', { number: work.number });
    if (now - (authorised_at ?? now) < GIVE_UP_MS)
      return { do: 'wait', untilMs: now + HOUR_MS, cause };
    const after = { accessKey: access_key };
    const line = { action: 'invoice.document', outcome: 'skipped', after, reason: cause } as const;
    return { do: 'done', record: auditInvoice(io, work, line) };
  }

  return oneByOne(WORK_KINDS.invoiceDocuments, run);
}

function isAuthorised(invoice: OrderInvoice | undefined): invoice is Authorised {
  return invoice?.step === 'authorised' && invoice.invoice_id !== null && !!invoice.access_key;
}

/** It must be of this note, and of one that counts (guide 7.1, 43). */
function xmlProblem(
  content: Uint8Array,
  { invoice, number }: { readonly invoice: Authorised; readonly number: string },
): MessageRef | undefined {
  const xml = Buffer.from(content).toString('utf8');
  const { access_key: key } = invoice;
  const isOfThis = xml.includes(`Id="NFe${key}"`) || xml.includes(`<chNFe>${key}</chNFe>`);
  if (!isOfThis) return message('invoice.foreignXml', { number });
  const isTest = /<tpAmb>\s*2\s*<\/tpAmb>/.test(xml);
  return isTest ? message('invoice.testEnvironment', { number }) : undefined;
}
