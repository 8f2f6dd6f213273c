import type { InvoiceId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

/** Where the sealed text lies: a text moved elsewhere does not open. */
export const DOCUMENT_SEALED_IN = 'invoice_document.content_sealed';

type Row = Tables['invoice_document'];

/** Copies of issued invoices; the content is sealed by whoever hands it in. */
export function createInvoiceDocuments(db: Db | Tx, storeId: StoreId) {
  const ofInvoice = (orderId: StoreOrderId, invoiceId: InvoiceId) =>
    db
      .selectFrom('invoice_document')
      .where('store_id', '=', storeId)
      .where('order_id', '=', orderId)
      .where('invoice_id', '=', invoiceId);

  return {
    /** Which of them are kept. */
    async formats(
      orderId: StoreOrderId,
      invoiceId: InvoiceId,
    ): Promise<ReadonlySet<Row['format']>> {
      const rows = await ofInvoice(orderId, invoiceId).select('format').execute();
      return new Set(rows.map(({ format }) => format));
    },

    /** Sealed, as it was kept. */
    async findSealed(
      orderId: StoreOrderId,
      { invoiceId, format }: { readonly invoiceId: InvoiceId; readonly format: Row['format'] },
    ): Promise<string | undefined> {
      const row = await ofInvoice(orderId, invoiceId)
        .select('content_sealed')
        .where('format', '=', format)
        .executeTakeFirst();
      return row?.content_sealed;
    },

    async save(row: Omit<Row, 'store_id'>): Promise<void> {
      await upsert(db, 'invoice_document', {
        rows: [{ ...row, store_id: storeId }],
        key: ['store_id', 'order_id', 'invoice_id', 'format'],
      });
    },
  };
}
