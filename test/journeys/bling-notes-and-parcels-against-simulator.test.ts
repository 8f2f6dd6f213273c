import { beforeEach, expect, it } from 'vitest';

import { BlingRejected } from '../../src/bling/failures.ts';
import { type ErpOrderId, type InvoiceId, VolumeId } from '../../src/commerce/ids.ts';
import type { InvoiceModel } from '../../src/commerce/invoice.ts';
import { describeWithReference } from '../reference.ts';
import { connectBling, type ConnectedBling } from './connected-bling.builder.ts';

let connected: ConnectedBling;

/** Longer than SEFAZ takes. */
const SEFAZ_MS = 20_000;

describeWithReference(
  'our client and the notes and parcels that we simulate',
  'bling/harness',
  () => {
    beforeEach(async () => {
      connected = await connectBling();
      const { simulator, idOf } = connected;
      const change = { ncm: '69120000', gtin: '7891234567895' };
      simulator.operator.correctTaxData('azul', Number(await idOf('CAN')), change);
    });

    async function createOrder(): Promise<ErpOrderId> {
      const { bling, prepareOrder, run } = connected;
      return await run(bling.orders.create(await prepareOrder('WEB-1')));
    }

    async function createNote(model: InvoiceModel = 'nfe'): Promise<InvoiceId> {
      const { bling, run } = connected;
      return await run(bling.orders.generateInvoice(await createOrder(), model));
    }

    async function send(id: InvoiceId, model: InvoiceModel = 'nfe') {
      const { bling, clock, run } = connected;
      await run(bling.invoices.send(model, id, { emailsBuyer: true }));
      await clock.advance(SEFAZ_MS);
      return await run(bling.invoices.get(model, id));
    }

    it('agree about a note from the order to its documents', async () => {
      const { bling, run, simulator, watch } = connected;
      const natures = await run(bling.natures.list());
      const orderId = await createOrder();
      const id = await run(bling.orders.generateInvoice(orderId, 'nfe'));
      const order = await run(bling.orders.get(orderId));
      const pending = await run(bling.invoices.get('nfe', id));
      const issued = await send(id);
      const key = issued?.accessKey ?? '';
      const xml = await run(bling.invoices.document(key, 'xml'));
      const pdf = await run(bling.invoices.document(key, 'pdf'));
      const linked = await (await simulator.fetch(issued?.xmlUrl ?? '')).text();

      expect(natures).toContainEqual(expect.objectContaining({ name: 'Venda de mercadorias' }));
      expect(order?.invoiceId).toBe(id);
      expect(pending).toMatchObject({
        stage: 'pending',
        number: '1',
        totalCents: 12_830,
        freightCents: 1_850,
        storeNumber: 'WEB-1',
        document: '52998224725',
        items: [{ sku: 'CAN', taxClass: '69120000', gtin: '7891234567895', totalCents: 11_980 }],
        installments: [{ amountCents: 12_830 }],
      });
      expect(issued).toMatchObject({ stage: 'authorised', series: '1' });
      expect(key).toMatch(/^\d{44}$/);
      expect(Buffer.from(xml ?? []).toString()).toBe(linked);
      expect(linked).toContain(`<chNFe>${key}</chNFe>`);
      expect(Buffer.from(pdf ?? []).toString()).toMatch(/^%PDF-/);
      expect(watch.findings).toEqual([]);
    });

    it('agree about a rejection, told at once or not at all, and about sending the same note again', async () => {
      const { bling, run, simulator, watch } = connected;
      const outcome = { is: 'reject', code: 778, text: 'Informado NCM inexistente' } as const;
      simulator.operator.scriptSefaz('azul', { outcome, times: 2 });
      const id = await createNote();
      const rejected = await send(id);
      simulator.setOptions({ sefazAnswers: 'sync' });
      const refusal = run(bling.invoices.send('nfe', id, { emailsBuyer: false }));
      await expect(refusal).rejects.toThrow(BlingRejected);
      await expect(refusal).rejects.toThrow(/778 - Rejeicao/);

      expect(rejected).toMatchObject({ stage: 'rejected' });
      expect(await send(id)).toMatchObject({ stage: 'authorised', number: '1' });
      expect(watch.findings).toEqual([]);
    });

    it('agree about what may be deleted, and about a note that a person cancelled', async () => {
      const { bling, run, simulator, watch } = connected;
      const orderId = await createOrder();
      const first = await run(bling.orders.generateInvoice(orderId, 'nfe'));
      await send(first);
      const second = await run(bling.orders.generateInvoice(orderId, 'nfe'));
      const removal = await run(bling.invoices.removePending('nfe', [first, second]));
      simulator.operator.cancelNote('azul', Number(first));
      const gone = await run(bling.invoices.get('nfe', second));
      const cancelled = await run(bling.invoices.get('nfe', first));

      expect(removal).toEqual({
        removed: [second],
        warnings: [`${first}: Apenas notas pendentes podem ser excluídas.`],
      });
      expect(gone).toBeUndefined();
      expect(cancelled).toMatchObject({ stage: 'cancelled', number: '1' });
      expect(watch.findings).toEqual([]);
    });

    it('agree about a consumer note', async () => {
      const { watch } = connected;

      expect(await send(await createNote('nfce'), 'nfce')).toMatchObject({
        model: 'nfce',
        stage: 'authorised',
        number: '1',
        totalCents: 12_830,
      });
      expect(watch.findings).toEqual([]);
    });

    it('agree about carrier services by their aliases, and about where a parcel is', async () => {
      const { bling, run, simulator, watch } = connected;
      const services = await run(bling.logistics.services());
      const orderId = await createOrder();
      simulator.operator.setTracking('azul', Number(orderId), {
        codigo: 'AA1BR',
        servico: 'SEDEX',
      });
      simulator.operator.moveParcel('azul', { codigo: 'AA1BR', situacao: 1 });
      const order = await run(bling.orders.get(orderId));
      const volumeId = order?.volumes[0]?.id ?? VolumeId.parse('0');
      const moving = await run(bling.logistics.parcel(volumeId));
      simulator.operator.moveParcel('azul', { codigo: 'AA1BR', situacao: 3 });
      const delivered = await run(bling.logistics.parcel(volumeId));
      const unknown = await run(bling.logistics.parcel(VolumeId.parse('5')));

      expect(services).toContainEqual(
        expect.objectContaining({ name: 'PAC', aliases: ['PAC', 'PAC CONTRATO AG'], active: true }),
      );
      expect(order?.trackingCodes).toEqual(['AA1BR']);
      expect(moving).toMatchObject({
        state: 'in_transit',
        trackingCode: 'AA1BR',
        trackingUrl: expect.stringContaining('AA1BR'),
      });
      expect(delivered).toMatchObject({ state: 'delivered' });
      expect(unknown).toBeUndefined();
      expect(watch.findings).toEqual([]);
    });
  },
);
