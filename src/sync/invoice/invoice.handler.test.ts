import { describe, expect, it } from 'vitest';

import { cents } from '../../kernel/cents.ts';
import { createOrderInvoices } from '../order-invoice.repository.ts';
import { createOrderMoneyChecks } from '../order-money.repository.ts';
import { postalAddress, storeOrder } from '../order.builder.ts';
import { STORE } from '../repository.builder.ts';
import { openInvoiceDesk } from './invoice-desk.builder.ts';
import { newWish } from './invoice.record.ts';
import { ERP_ORDER, KEY } from './invoicing-facts.builder.ts';

const HOUR_MS = 3_600_000;

const callsOf = (desk: { erp: { calls: readonly string[] } }) =>
  desk.erp.calls.filter((call) => call !== 'statuses');

describe('the invoice of a paid order', () => {
  it('is made, checked, sent and seen authorised in four calls', async () => {
    await using desk = await openInvoiceDesk();
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(callsOf(desk)).toEqual(['generate', 'get', 'send', 'get']);
    expect(await desk.row()).toMatchObject({
      step: 'authorised',
      number: '1',
      access_key: KEY,
      sends: 1,
      total_cents: 21_550,
    });
    expect(desk.notes()).toEqual([
      'invoice.want applied',
      'invoice.generate applied',
      'invoice.send applied',
      'invoice.authorised applied',
    ]);
    expect(await desk.marks()).toEqual(
      expect.arrayContaining(['invoice.documents', 'invoice.to_store']),
    );
  });

  it('costs nothing more once it is authorised, however often it is looked at', async () => {
    await using desk = await openInvoiceDesk();
    await desk.run();
    desk.erp.calls.length = 0;
    await desk.run();
    await desk.run();
    expect(desk.erp.calls).toEqual([]);
  });

  it.each([
    ['unpaid', { status: 'on-hold' }, {}],
    ['paid on delivery', { paymentMethod: 'cod' }, {}],
    ['cancelled', { status: 'cancelled' }, {}],
    ['of a store whose invoices a person asks for', {}, { invoiceTrigger: 'manual' as const }],
    [
      'in a status that means no invoice',
      {},
      { invoiceTrigger: 'status' as const, invoiceStatuses: [] },
    ],
  ])('is not made while it is %s', async (_, order, policy) => {
    await using desk = await openInvoiceDesk({ order, policy });
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(callsOf(desk)).toEqual([]);
    expect(await desk.row()).toBeUndefined();
  });

  it('waits while the order differs from what Bling has', async () => {
    await using desk = await openInvoiceDesk();
    await desk.save({ ...desk.order, totalCents: cents(1) });
    expect(await desk.once()).toMatchObject({ do: 'wait', cause: { key: 'invoice.editOpen' } });
    await desk.save(desk.order);
    expect(await desk.run()).toEqual({ do: 'done' });
  });

  it.each([
    ['made', undefined, []],
    ['sent', 'generated', ['generate']],
    ['mended', 'rejected', ['generate']],
  ] as const)('is not %s until the money of its order closes', async (_, step, before) => {
    await using desk = await openInvoiceDesk();
    if (step) {
      const invoice_id = await desk.erp.bling.orders.generateInvoice(ERP_ORDER, 'nfe');
      const wish = { model: 'nfe', wantedBy: 'policy', now: desk.clock.now() } as const;
      const row = { ...newWish(desk.order.id, wish), step, invoice_id };
      await createOrderInvoices(desk.database.db, STORE).save(row);
    }
    const checks = createOrderMoneyChecks(desk.database.db, STORE);
    const check = { order_id: desk.order.id, terms: '{}', checked_at: desk.clock.now() };
    await checks.save({ ...check, unnamed_cents: 137, place: 'store_erp' });
    expect(await desk.run()).toMatchObject({
      do: 'needs_person',
      cause: { key: 'money.storeAndErp', args: { difference: '1.37' } },
    });
    expect(callsOf(desk)).toEqual(before);
    expect(desk.erp.state.sentToAuthority).toBe(0);
    await checks.save({ ...check, unnamed_cents: 0, place: null });
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(await desk.row()).toMatchObject({ step: 'authorised' });
  });

  it.each([
    ['the number of the house', { billingAddress: postalAddress({ number: '' }) }],
    ['the neighbourhood', { billingAddress: postalAddress({ neighborhood: '' }) }],
    ['a postal code of its state', { billingAddress: postalAddress({ postalCode: '90000-000' }) }],
  ])('waits for %s before anything is made', async (_, buyer) => {
    const order = { buyer: { ...storeOrder().buyer, ...buyer } };
    await using desk = await openInvoiceDesk({ order });
    expect(await desk.run()).toMatchObject({
      do: 'needs_person',
      cause: { key: 'order.needsData' },
    });
    expect(callsOf(desk)).toEqual([]);
    await desk.save(storeOrder());
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(await desk.row()).toMatchObject({ step: 'authorised' });
  });

  it('has the contact brought up to date first when another order changed it', async () => {
    await using desk = await openInvoiceDesk();
    const moved = postalAddress({ street: 'Rua Nova', number: '7' });
    await desk.save({ ...desk.order, buyer: { ...desk.order.buyer, billingAddress: moved } });
    await desk.run();
    expect(callsOf(desk)).toEqual(['contact', 'generate', 'get', 'send', 'get']);
    expect(desk.erp.note().recipient.address).toMatchObject({ number: '7' });
  });

  it('looks at an order of some age before it makes a note, and takes one that a person made', async () => {
    await using desk = await openInvoiceDesk();
    desk.clock.pass(2 * HOUR_MS);
    const byHand = await desk.erp.bling.orders.generateInvoice(ERP_ORDER, 'nfe');
    desk.erp.calls.length = 0;
    await desk.run();
    expect(callsOf(desk)).toEqual(['order', 'get', 'send', 'get']);
    expect(desk.erp.notes.size).toBe(1);
    expect(await desk.row()).toMatchObject({ invoice_id: byHand, step: 'authorised' });
  });

  it('is an NFC-e when it is fetched at the counter, and needs no address then', async () => {
    const buyer = {
      ...storeOrder().buyer,
      billingAddress: postalAddress({ street: '', number: '' }),
    };
    await using desk = await openInvoiceDesk({
      order: { shippingMethod: 'local_pickup', buyer },
      policy: { counterDeliveries: ['local_pickup'] },
    });
    await desk.run();
    expect(await desk.row()).toMatchObject({ model: 'nfce', step: 'authorised' });
  });

  it('is waited for by longer and longer waits, and then a person is asked', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.answer({ is: 'silence' });
    const began = desk.clock.now();
    const waits: number[] = [];
    for (let runs = 0; runs < 7; runs += 1) {
      const result = await desk.once();
      if (result.do !== 'wait') throw new Error(`it ${result.do} instead of waiting`);
      waits.push(result.untilMs - desk.clock.now());
      desk.clock.pass(result.untilMs - desk.clock.now());
    }
    expect(waits).toEqual([5_000, 15_000, 60_000, 300_000, HOUR_MS, HOUR_MS, HOUR_MS]);
    expect(await desk.run()).toMatchObject({ do: 'needs_person', cause: { key: 'invoice.stuck' } });
    expect(desk.clock.now() - began).toBeGreaterThanOrEqual(48 * HOUR_MS);
    expect(desk.erp.state.sentToAuthority).toBe(1);
  });
});

describe('a note that is wrong', () => {
  it('is mended from its product at once, as soon as that is right, and then sent', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.state.tax = { taxClass: '', taxSubstitutionCode: '', origin: 0 };
    expect(await desk.run()).toMatchObject({
      do: 'needs_person',
      cause: { key: 'invoice.noteWrong', args: { problems: 'tax_class:CAN-1' } },
    });
    expect(desk.erp.state.sentToAuthority).toBe(0);
    desk.erp.state.tax = { taxClass: '69120000', taxSubstitutionCode: '', origin: 0 };
    desk.erp.calls.length = 0;
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(callsOf(desk)).toEqual(['get', 'product', 'order', 'correct', 'get', 'send', 'get']);
    expect(desk.erp.notes.size).toBe(1);
  });

  it('with a wrong bar code is replaced once its product is right: nothing else reaches it', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.state.gtin = '7891000315508';
    expect(await desk.run()).toMatchObject({ cause: { args: { problems: 'gtin:CAN-1' } } });
    desk.erp.state.gtin = '7891000315507';
    desk.erp.calls.length = 0;
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.notes.size).toBe(1);
    expect(desk.erp.state.sentToAuthority).toBe(1);
    expect(desk.notes()).toEqual(
      expect.arrayContaining(['invoice.replace applied', 'invoice.remove applied']),
    );
  });

  it('whose total has no name is not sent until a person accepts it', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.state.noteCents = 22_000;
    expect(await desk.run()).toMatchObject({
      cause: { key: 'invoice.totalDiffers', args: { note: '220.00', order: '215.50' } },
    });
    expect(desk.erp.state.sentToAuthority).toBe(0);
    await desk.update({ accepted_cents: (await desk.row())?.total_cents ?? null });
    expect(await desk.run()).toEqual({ do: 'done' });
  });

  it('whose total is above the order by IPI alone is sent', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.state.ipiCents = 450;
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(await desk.row()).toMatchObject({ step: 'authorised', total_cents: 22_000 });
  });
});

describe('an issued invoice', () => {
  it('is told to the store once, and its cancellation once more', async () => {
    await using desk = await openInvoiceDesk();
    await desk.run();
    await desk.run('toStore');
    await desk.run('toStore');
    expect(desk.told).toMatchObject([{ accessKey: KEY, number: '1', cancelled: false }]);
    desk.erp.note().stage = 'cancelled';
    await desk.update({ news_at: desk.clock.now() });
    await desk.run();
    expect(await desk.row()).toMatchObject({ step: 'cancelled' });
    await desk.run('toStore');
    await desk.run('toStore');
    expect(desk.told).toMatchObject([{ cancelled: false }, { cancelled: true }]);
  });

  it('is copied later, sealed, and only when the copy is of it', async () => {
    await using desk = await openInvoiceDesk();
    await desk.run();
    desk.erp.calls.length = 0;
    await desk.run('documents');
    await desk.run('documents');
    expect(desk.erp.calls).toEqual(['document', 'document']);
    const kept = await desk.database.db.selectFrom('invoice_document').selectAll().execute();
    expect(kept.map(({ format }) => format).toSorted()).toEqual(['pdf', 'xml']);
    const [xml] = kept.filter(({ format }) => format === 'xml');
    const opened = desk.io.vault.open(xml?.content_sealed ?? '', 'invoice_document.content_sealed');
    expect(Buffer.from(opened, 'base64').toString()).toContain(KEY);
  });

  it.each([
    ['of another note', '<infNFe Id="NFe43"/>', 'invoice.foreignXml'],
    [
      'of the test environment',
      `<infNFe Id="NFe${KEY}"/><tpAmb>2</tpAmb>`,
      'invoice.testEnvironment',
    ],
  ])('whose copy is %s is told to a person', async (_, xml, key) => {
    await using desk = await openInvoiceDesk();
    await desk.run();
    desk.erp.state.document = Buffer.from(xml);
    expect(await desk.run('documents')).toMatchObject({ do: 'needs_person', cause: { key } });
  });

  it('that Bling has no copy of is looked for a day, and then its links must do', async () => {
    await using desk = await openInvoiceDesk();
    await desk.run();
    desk.erp.state.hasDocuments = false;
    expect(await desk.run('documents')).toMatchObject({ do: 'done' });
    expect(desk.notes().at(-1)).toBe('invoice.document skipped');
    expect(desk.erp.calls.filter((call) => call === 'document').length).toBeLessThan(30);
  });
});
