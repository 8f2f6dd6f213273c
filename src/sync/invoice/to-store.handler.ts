import type { IssuedInvoice } from '../../commerce/invoice.ts';
import { cents } from '../../kernel/cents.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { fingerprint } from '../fingerprint.ts';
import { oneByOne } from '../one-by-one.ts';
import { createOrderInvoices, type OrderInvoice } from '../order-invoice.repository.ts';
import { orderOfRow } from '../order-of-row.ts';
import { setAfterLook } from '../set-after-look.ts';
import type { SyncIo } from '../sync-account.ts';
import { WORK_KINDS } from '../work-kinds.ts';
import { auditInvoice } from './invoice.record.ts';

/** Keeps the issued invoice with the store's order, once; one that was cancelled is told to be so. */
export function createInvoiceToStoreHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const { account, store, orderId } = await orderOfRow(io, row);
    const { setInvoice } = store.store.orders;
    const invoice = await createOrderInvoices(io.database.db, store.id).find(orderId);
    const issued = invoice && toIssued(invoice);
    if (!setInvoice || !issued) return { do: 'done' };
    const store_print = fingerprint(issued);
    if (store_print === invoice.store_print) return { do: 'done' };

    const correlation = row.correlation ?? `invoice:${orderId}`;
    const work = { account, store, order: { id: orderId }, correlation };
    const { accessKey, cancelled } = issued;
    const line = (outcome: 'applied' | 'unknown') =>
      auditInvoice(io, work, {
        action: 'invoice.to_store',
        outcome,
        after: { accessKey, cancelled },
      });
    const set = await setAfterLook(setInvoice(orderId, issued), {
      commit: context.commit,
      noteUnknown: line('unknown'),
    });
    if (set.outcome === 'refused') throw set.failure;
    return {
      do: 'done',
      record: async (tx) => {
        await createOrderInvoices(tx, store.id).update(orderId, { store_print });
        await line('applied')(tx);
      },
    };
  }

  return oneByOne(WORK_KINDS.invoiceToStore, run);
}

/** `undefined`: nothing that a buyer may see. One that was cancelled before the store was told of it never was. */
function toIssued(row: OrderInvoice): IssuedInvoice | undefined {
  const cancelled = row.step === 'cancelled';
  const isToBeTold = row.step === 'authorised' || (cancelled && row.store_print !== null);
  if (!isToBeTold || row.invoice_id === null || !row.access_key) return undefined;
  return {
    id: row.invoice_id,
    model: row.model,
    number: row.number ?? '',
    series: row.series ?? '',
    accessKey: row.access_key,
    totalCents: cents(row.total_cents ?? 0),
    issuedAt: row.authorised_at ?? undefined,
    xmlUrl: row.xml_url ?? '',
    danfeUrl: row.danfe_url ?? '',
    cancelled,
  };
}
