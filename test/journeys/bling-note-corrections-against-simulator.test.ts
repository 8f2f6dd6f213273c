import { expect, it } from 'vitest';

import type { InvoiceModel } from '../../src/commerce/invoice.ts';
import { describeWithReference } from '../reference.ts';
import { connectBling } from './connected-bling.builder.ts';

const SEFAZ_MS = 20_000;

describeWithReference('our client corrects the notes that we simulate', 'bling/harness', () => {
  it.each<InvoiceModel>(['nfe', 'nfce'])(
    '(%s) so that they keep their worth and are taken, in words of the contract',
    async (model) => {
      const { bling, run, clock, simulator, watch, idOf, prepareOrder } = await connectBling();
      const mug = Number(await idOf('CAN'));
      simulator.operator.correctTaxData('azul', mug, { ncm: '99999999' });
      const orderId = await run(bling.orders.create(await prepareOrder('WEB-1')));
      const id = await run(bling.orders.generateInvoice(orderId, model));
      await run(bling.invoices.send(model, id, { emailsBuyer: false }));
      await clock.advance(SEFAZ_MS);
      const rejected = await run(bling.invoices.get(model, id));
      expect(rejected?.stage).toBe('rejected');
      if (!rejected) throw new Error('the note is gone');

      const order = await run(bling.orders.get(orderId));
      const street = 'Rua Nova';
      const { recipient } = rejected;
      await run(
        bling.invoices.correct(model, id, {
          recipient: { ...recipient, address: { ...recipient.address, street, number: '7' } },
          items: [{ sku: 'CAN', taxClass: '69120000', taxSubstitutionCode: '', origin: 0 }],
          discountCents: order?.discountCents ?? rejected.totalCents,
          otherExpensesCents: order?.otherExpensesCents ?? rejected.totalCents,
          notes: order?.notes ?? '',
        }),
      );
      const corrected = await run(bling.invoices.get(model, id));
      expect(corrected).toMatchObject({
        number: rejected.number,
        totalCents: rejected.totalCents,
        freightCents: rejected.freightCents,
        installments: rejected.installments,
        recipient: { ...recipient, address: { street, number: '7' } },
        items: [{ sku: 'CAN', taxClass: '69120000' }],
      });
      await run(bling.invoices.send(model, id, { emailsBuyer: false }));
      await clock.advance(SEFAZ_MS);
      expect((await run(bling.invoices.get(model, id)))?.stage).toBe('authorised');
      expect(watch.findings).toEqual([]);
    },
  );
});
