import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { ErpOrderId, InvoiceId } from '../commerce/ids.ts';
import { NO_MONEY, cents } from '../kernel/cents.ts';
import { data, error, json, scriptedBling } from './bling.builder.ts';
import { BlingRejected, BlingUnavailable } from './failures.ts';
import { invoiceStageOf } from './invoice-reading.ts';
import { wireInvoice } from './invoices.builder.ts';

const NOTE = InvoiceId.parse('16020');
const ORDER = ErpOrderId.parse('7');

describe('an invoice in Bling', () => {
  it('is generated of an order, whichever envelope the answer has', async () => {
    for (const answer of [
      { idNotaFiscal: 16020 },
      { data: { idNotaFiscal: 16020 } },
      { data: { id: 16020 } },
    ]) {
      const { bling, calls, run } = scriptedBling(json(201, answer));
      expect(await run(bling.orders.generateInvoice(ORDER, 'nfe'))).toBe('16020');
      expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
        'POST /pedidos/vendas/7/gerar-nfe',
      ]);
    }
  });

  it('is not generated again by itself when the answer is lost or tells no id', async () => {
    const lost = scriptedBling(json(500, 'x'));
    await expect(lost.run(lost.bling.orders.generateInvoice(ORDER, 'nfe'))).rejects.toMatchObject({
      outcome: 'unknown',
    });
    expect(lost.calls).toHaveLength(1);
    const odd = scriptedBling(json(201, { data: {} }));
    await expect(odd.run(odd.bling.orders.generateInvoice(ORDER, 'nfce'))).rejects.toMatchObject({
      outcome: 'unknown',
    });
  });

  it('is read with its money in cents, its recipient and what is taxed of its items', async () => {
    const { bling, calls, run } = scriptedBling(data(wireInvoice()));
    const note = await run(bling.invoices.get('nfe', NOTE));
    expect(calls[0]?.path).toBe('/nfe/16020');
    expect(note).toMatchObject({
      id: '16020',
      stage: 'pending',
      number: '001234',
      series: '1',
      totalCents: 12_830,
      freightCents: 1850,
      document: '52998224725',
      recipient: {
        icms: 'non_taxpayer',
        stateRegistration: '',
        address: { street: 'Rua das Flores', number: '120', state: 'RS', country: 'BR' },
      },
      refusal: '',
      installments: [{ amountCents: 12_830, paymentMethodId: '555' }],
    });
    expect(note?.items).toEqual([
      {
        sku: 'CAN',
        name: 'Caneca',
        quantity: '2',
        totalCents: 11_980,
        taxClass: '69120000',
        taxSubstitutionCode: '',
        origin: 0,
        gtin: '7891000315507',
        cfop: '6102',
        taxes: '{"icms":{"st":102}}',
      },
    ]);
  });

  it('says why it was refused wherever the answer has it, and names nobody', async () => {
    const reason = 'Rejeição 237: CPF do destinatário inválido 529.982.247-25';
    for (const at of [{ motivo: reason }, { retorno: { mensagem: reason } }]) {
      const { bling, run } = scriptedBling(data({ ...wireInvoice(), situacao: 4, ...at }));
      const note = await run(bling.invoices.get('nfe', NOTE));
      expect(note?.stage).toBe('rejected');
      expect(note?.refusal).toMatch(/^Rejeição 237: CPF do destinatário inválido/);
      expect(note?.refusal).not.toContain('529.982');
    }
  });

  it('is absent when Bling has no such note', async () => {
    const { bling, run } = scriptedBling(error(404, { type: 'RESOURCE_NOT_FOUND' }));
    expect(await run(bling.invoices.get('nfe', NOTE))).toBeUndefined();
  });

  it.each([
    [1, 'pending'],
    [2, 'cancelled'],
    [3, 'processing'],
    [4, 'rejected'],
    [5, 'authorised'],
    [6, 'authorised'],
    [7, 'processing'],
    [8, 'processing'],
    [9, 'denied'],
    [10, 'processing'],
    [11, 'blocked'],
    [12, 'unknown'],
    [undefined, 'unknown'],
  ] as const)('stands at %s as %s', (status, stage) => {
    expect(invoiceStageOf(status)).toBe(stage);
  });

  it('is sent once, with or without a mail to the buyer', async () => {
    const { bling, calls, run } = scriptedBling(data({ xml: '<nfe/>' }), json(200, {}));
    expect(await run(bling.invoices.send('nfe', NOTE, { emailsBuyer: true }))).toEqual({
      xml: '<nfe/>',
    });
    expect(await run(bling.invoices.send('nfce', NOTE, { emailsBuyer: false }))).toEqual({
      xml: '',
    });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /nfe/16020/enviar?enviarEmail=true',
      'POST /nfce/16020/enviar',
    ]);
  });

  it('that is refused at once says the reason; one without an answer is not sent again', async () => {
    const refused = scriptedBling(
      error(400, {
        fields: [{ code: 1, msg: '234 - Rejeicao: IE do destinatario nao vinculada ao CNPJ' }],
      }),
    );
    const sending = refused.run(refused.bling.invoices.send('nfe', NOTE, { emailsBuyer: false }));
    await expect(sending).rejects.toBeInstanceOf(BlingRejected);
    await expect(sending).rejects.toMatchObject({
      complaints: [{ message: expect.stringContaining('234') }],
    });
    const lost = scriptedBling(json(502, 'x'));
    const unknown = lost.run(lost.bling.invoices.send('nfe', NOTE, { emailsBuyer: false }));
    await expect(unknown).rejects.toBeInstanceOf(BlingUnavailable);
    expect(lost.calls).toHaveLength(1);
  });

  it('that was cancelled is found only by asking for cancelled ones, and looked at again', async () => {
    const rows = [
      { id: 1, situacao: 2 },
      { id: 2, situacao: 5 },
    ];
    const { bling, calls, run } = scriptedBling(data(rows));
    const issued = { from: Date.UTC(2026, 2, 9, 3), until: Date.UTC(2026, 2, 11, 3) };
    expect(await run(bling.invoices.listCancelled('nfe', issued))).toEqual(['1']);
    expect(await run(bling.invoices.listCancelled('nfce', issued))).toEqual(['1']);
    const span =
      'dataEmissaoInicial=2026-03-09 00:00:00&dataEmissaoFinal=2026-03-11 00:00:00&pagina=1&limite=100';
    expect(calls.map(({ path }) => path)).toEqual([
      `/nfe?situacao=2&tipo=1&${span}`,
      `/nfce?situacao=2&${span}`,
    ]);
  });

  it('is deleted while it is pending, and a warning tells which were not', async () => {
    const { bling, calls, run } = scriptedBling(
      () => new Response(null, { status: 204 }),
      data({ alertas: ['123: Apenas notas pendentes podem ser excluídas.'], idsExcluidos: [] }),
    );
    expect(await run(bling.invoices.removePending('nfe', [NOTE]))).toEqual({
      removed: [NOTE],
      warnings: [],
    });
    expect(await run(bling.invoices.removePending('nfe', [NOTE]))).toMatchObject({
      removed: [],
      warnings: [expect.stringContaining('pendentes')],
    });
    expect(calls[0]).toMatchObject({ method: 'DELETE', path: '/nfe?idsNotas[]=16020' });
  });

  it('has its documents unpacked, and none when Bling has none', async () => {
    const key = '4'.repeat(44);
    const packed = gzipSync('<nfeProc/>').toString('base64');
    const { bling, calls, run } = scriptedBling(
      data([{ nome: 'x.xml', conteudo: packed }]),
      data([{ nome: 'x.pdf', conteudo: Buffer.from('%PDF').toString('base64') }]),
      data([]),
    );
    const read = async (format: 'xml' | 'pdf') => {
      const bytes = await run(bling.invoices.document(key, format));
      return bytes && Buffer.from(bytes).toString();
    };
    expect(await read('xml')).toBe('<nfeProc/>');
    expect(await read('pdf')).toBe('%PDF');
    expect(await read('pdf')).toBeUndefined();
    expect(calls[0]?.path).toBe(`/nfe/documento/${key}?formato=xml`);
  });
});

describe('a correction of an invoice', () => {
  const correct = async (present: object, correction: object) => {
    const { bling, calls, run } = scriptedBling(data(present), data({ id: 16020 }));
    await run(
      bling.invoices.correct('nfe', NOTE, {
        items: [],
        discountCents: cents(1000),
        otherExpensesCents: NO_MONEY,
        notes: 'Pedido 1001',
        ...correction,
      }),
    );
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /nfe/16020',
      'PUT /nfe/16020',
    ]);
    return calls[1]?.body;
  };

  it('keeps all that is not corrected, and sends nothing that is read-only or empty', async () => {
    const body = await correct({ ...wireInvoice(), vendedor: { id: 0 } }, {});
    expect(body).toEqual({
      tipo: 1,
      numero: '001234',
      dataOperacao: '2026-03-10 09:00:00',
      finalidade: 1,
      observacoes: 'Pedido 1001',
      naturezaOperacao: { id: 900 },
      loja: { id: 203204, numero: 'WEB-1001' },
      contato: {
        nome: 'Ana Souza',
        tipoPessoa: 'F',
        numeroDocumento: '529.982.247-25',
        contribuinte: 9,
        endereco: {
          endereco: 'Rua das Flores',
          numero: '120',
          bairro: 'Centro',
          cep: '95700-000',
          municipio: 'Bento Gonçalves',
          uf: 'RS',
        },
      },
      itens: [
        {
          codigo: 'CAN',
          descricao: 'Caneca',
          unidade: 'UN',
          quantidade: 2,
          valor: 59.9,
          classificacaoFiscal: '6912.00.00',
          origem: 0,
        },
      ],
      parcelas: [{ data: '2026-03-10', valor: 128.3, formaPagamento: { id: 555 } }],
      transporte: { fretePorConta: 0, frete: 18.5 },
      desconto: 10,
      despesas: 0,
    });
  });

  it('puts a new address and the tax data of products over what is there', async () => {
    const body = await correct(wireInvoice(), {
      recipient: {
        icms: 'taxpayer',
        stateRegistration: '0240000000',
        address: {
          name: '',
          street: 'Rua Nova',
          number: '7',
          complement: '',
          neighborhood: 'Bairro',
          city: 'Garibaldi',
          state: 'rs',
          postalCode: '95720-000',
          country: 'BR',
        },
      },
      items: [
        { sku: 'CAN', taxClass: '69111010', taxSubstitutionCode: '1234567', origin: undefined },
      ],
    });
    expect(body).toMatchObject({
      contato: {
        nome: 'Ana Souza',
        contribuinte: 1,
        ie: '0240000000',
        endereco: { endereco: 'Rua Nova', numero: '7', municipio: 'Garibaldi', uf: 'RS' },
      },
      itens: [{ classificacaoFiscal: '69111010', cest: '1234567', origem: 0 }],
    });
  });
});
