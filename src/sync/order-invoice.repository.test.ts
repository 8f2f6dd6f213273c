import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { InvoiceId, StoreOrderId } from '../commerce/ids.ts';
import { StorePolicy } from '../connections/store-policy.ts';
import { createInvoiceDocuments } from './invoice-document.repository.ts';
import { heldInvoiceMarks, invoiceEventMarks, orderInvoiceMarks } from './invoice-marks.ts';
import { newWish } from './invoice/invoice.record.ts';
import { createOrderInvoices } from './order-invoice.repository.ts';
import { storeOrder } from './order.builder.ts';
import { ACCOUNT, erpId, itemId, OTHER_STORE, STORE } from './repository.builder.ts';
import { createStoreOrders } from './store-order.repository.ts';

const ORDER = StoreOrderId.parse('40');
/** Beyond what a JavaScript number holds. */
const NOTE = InvoiceId.parse('9007199254740993');
const wish = (now = 1) => newWish(ORDER, { model: 'nfe', wantedBy: 'policy', now });
const STORES = [{ id: OTHER_STORE }, { id: STORE }];

type NoteEvent = Parameters<typeof invoiceEventMarks>[2]['event'];

/** Without a situation: it was deleted. */
function event(status?: number, date = 20): NoteEvent {
  const about = { readable: true, eventId: 'e', date, companyId: 'c', kind: 'invoice' } as const;
  if (status === undefined) return { ...about, action: 'deleted', data: { id: NOTE } };
  const data = { id: NOTE, number: '', status, channelId: undefined };
  return { ...about, action: 'updated', data };
}

describeOnEachDatabase('invoices of orders', ({ open }) => {
  it('are found by order and by note, to the last digit, in their store alone', async () => {
    const { db } = await open();
    const invoices = createOrderInvoices(db, STORE);
    await invoices.save({ ...wish(), invoice_id: NOTE, access_key: 'K'.repeat(44) });
    await invoices.update(ORDER, { step: 'sent', sent_print: 'p', news_at: 5, accepted_cents: 7 });

    expect(await invoices.find(ORDER)).toMatchObject({ step: 'sent', news_at: 5 });
    expect(await invoices.findByInvoice(NOTE)).toMatchObject({ order_id: ORDER, sent_print: 'p' });
    expect(await createOrderInvoices(db, OTHER_STORE).findByInvoice(NOTE)).toBeUndefined();
    expect(await createOrderInvoices(db, OTHER_STORE).find(ORDER)).toBeUndefined();
  });

  it('are listed by the newest wish, so many at most', async () => {
    const { db } = await open();
    const invoices = createOrderInvoices(db, STORE);
    for (const [at, id] of ['a', 'b', 'c'].entries())
      await invoices.save({ ...wish(at), order_id: StoreOrderId.parse(id) });
    expect((await invoices.list(2)).map(({ order_id }) => order_id)).toEqual(['c', 'b']);
  });

  it('that are valid are found by their model and since when', async () => {
    const { db } = await open();
    const invoices = createOrderInvoices(db, STORE);
    await invoices.save({ ...wish(), step: 'authorised', invoice_id: NOTE, authorised_at: 5 });
    const since = async (at: number, model: 'nfe' | 'nfce' = 'nfe') =>
      (await invoices.listAuthorisedSince(at, model)).map(({ invoice_id }) => invoice_id);
    expect([await since(5), await since(6), await since(5, 'nfce')]).toEqual([[NOTE], [], []]);
    await invoices.update(ORDER, { step: 'cancelled' });
    expect(await since(5)).toEqual([]);
  });

  it('that are held up are found by the products of their orders', async () => {
    const database = await open();
    const { db } = database;
    const invoices = createOrderInvoices(db, STORE);
    const saved = { order: storeOrder(), stage: 'paid', print: '', sealed: '' } as const;
    await createStoreOrders(db, STORE).save(saved, new Map([[itemId('18'), erpId('101')]]), 0);
    const found = () => invoices.listHeldWith([erpId('100'), erpId('101')]);

    await invoices.save(wish());
    for (const step of ['wanted', 'generated', 'rejected'] as const) {
      await invoices.update(ORDER, { step });
      expect(await found()).toEqual([ORDER]);
    }
    for (const step of ['sent', 'authorised', 'dead', 'cancelled'] as const) {
      await invoices.update(ORDER, { step });
      expect(await found()).toEqual([]);
    }
    expect(await invoices.listHeldWith([erpId('102')])).toEqual([]);
    await invoices.update(ORDER, { step: 'rejected' });
    const about = { products: [erpId('101')] };
    const marks = await database.transaction((tx) =>
      heldInvoiceMarks(tx, { id: ACCOUNT, stores: STORES }, about),
    );
    expect(marks).toMatchObject([{ kind: 'invoice', key: `${STORE}/40`, force: true }]);
  });

  it('are marked by an event of their note only when that may be news', async () => {
    const database = await open();
    const invoices = createOrderInvoices(database.db, STORE);
    await invoices.save({ ...wish(), invoice_id: NOTE });
    const marksOf = (told: NoteEvent) =>
      database.transaction((tx) =>
        invoiceEventMarks(tx, STORES, { why: { accountId: ACCOUNT }, event: told, now: 9 }),
      );

    const news = async (step: 'sent' | 'authorised' | 'rejected' | 'dead', told: NoteEvent) => {
      await invoices.update(ORDER, { step, news_at: null });
      const marks = await marksOf(told);
      expect((await invoices.find(ORDER))?.news_at ?? null).toBe(marks.length > 0 ? 9 : null);
      return marks.length > 0;
    };
    expect(await news('sent', event(5))).toBe(true);
    expect(await news('sent', event(1))).toBe(false);
    expect(await news('sent', event(3))).toBe(false);
    expect(await news('authorised', event(5))).toBe(false);
    expect(await news('authorised', event(2))).toBe(true);
    expect(await news('authorised', event())).toBe(true);
    expect(await news('rejected', event(4))).toBe(true);
    expect(await news('dead', event(9))).toBe(false);
    await invoices.update(ORDER, { step: 'rejected', looked_at: 20 });
    // The echo of the refusal itself, which we have seen; and what a person did after it.
    expect(await marksOf(event(4, 20))).toEqual([]);
    expect(await marksOf(event(4, 21))).toHaveLength(1);
    await invoices.update(ORDER, { invoice_id: InvoiceId.parse('1') });
    expect(await marksOf(event(5))).toEqual([]);
  });

  it('are looked at on news of their order when they are made by policy, or were wanted', async () => {
    const database = await open();
    const marksOf = (invoiceTrigger: 'manual' | 'paid') =>
      database.transaction((tx) => {
        const store = { id: STORE, policy: StorePolicy.parse({ invoiceTrigger }) };
        return orderInvoiceMarks(tx, { accountId: ACCOUNT }, { store, orderId: ORDER });
      });
    expect(await marksOf('manual')).toEqual([]);
    expect(await marksOf('paid')).toHaveLength(1);
    await createOrderInvoices(database.db, STORE).save(wish());
    expect(await marksOf('manual')).toHaveLength(1);
  });

  it('keep their copies, one of each form', async () => {
    const { db } = await open();
    const documents = createInvoiceDocuments(db, STORE);
    const copy = { order_id: ORDER, invoice_id: NOTE, format: 'xml', saved_at: 1 } as const;
    await documents.save({ ...copy, content_sealed: 'old' });
    await documents.save({ ...copy, content_sealed: 'x'.repeat(200_000) });

    expect(await documents.formats(ORDER, NOTE)).toEqual(new Set(['xml']));
    expect(await documents.formats(ORDER, InvoiceId.parse('1'))).toEqual(new Set());
    const rows = await db.selectFrom('invoice_document').select('content_sealed').execute();
    expect(rows.map(({ content_sealed }) => content_sealed.length)).toEqual([200_000]);
  });
});
