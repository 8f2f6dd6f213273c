import { describe, expect, it } from 'vitest';

import { KIT, METHOD, MUG } from '../bling-simulator.builder.ts';
import { aFiscalShop, idOfNote } from './fiscal-shop.builder.ts';

const dataOf = (body: unknown) => (body as { data: Record<string, unknown> }).data;

describe('a note made of an order', () => {
  it('is pending, has the next number of its series, and tells order, recipient and tax data', async () => {
    const { call, anOrder } = aFiscalShop();
    const orderId = await anOrder({
      transporte: { frete: 18.5, etiqueta: { nome: 'Bia', cep: '95700-000' } },
      parcelas: [{ dataVencimento: '2026-03-10', valor: 78.5, formaPagamento: { id: METHOD } }],
    });
    const id = idOfNote(await call('POST', `/pedidos/vendas/${orderId}/gerar-nfe`));
    const second = idOfNote(await call('POST', `/pedidos/vendas/${await anOrder()}/gerar-nfe`));
    const note = dataOf((await call('GET', `/nfe/${id}`)).body);
    const next = dataOf((await call('GET', `/nfe/${second}`)).body);
    const order = dataOf((await call('GET', `/pedidos/vendas/${orderId}`)).body);

    expect(note).toMatchObject({
      situacao: 1,
      numero: '1',
      serie: 1,
      valorNota: 78.5,
      valorFrete: 18.5,
      numeroPedidoLoja: 'WEB-1',
      chaveAcesso: '',
      xml: '',
      contato: { nome: 'Bia Lima', contribuinte: 9, endereco: { municipio: 'Bento Gonçalves' } },
      transporte: { etiqueta: { nome: 'Bia' } },
      itens: [
        { codigo: 'CAN', classificacaoFiscal: '69120000', gtin: '7891234567895', valorTotal: 60 },
      ],
      parcelas: [{ valor: 78.5, formaPagamento: { id: METHOD } }],
    });
    expect(next).toMatchObject({ numero: '2' });
    expect(order).toMatchObject({ notaFiscal: { id } });
  });

  it('totals the order to the cent whatever its discount', async () => {
    const { aNote, noteOf } = aFiscalShop();
    const itens = [
      {
        produto: { id: MUG },
        codigo: 'CAN',
        descricao: 'x',
        quantidade: 3,
        valor: 19.99,
        desconto: 5,
      },
    ];
    const parcelas = [
      { dataVencimento: '2026-03-10', valor: 52.77, formaPagamento: { id: METHOD } },
    ];
    const id = await aNote({ itens, parcelas, desconto: { valor: 4.2, unidade: 'REAL' } });

    expect(noteOf(id)).toMatchObject({ totalCents: 5277, parcelas: [{ valor: 52.77 }] });
  });

  it('is refused with 400 while its order lacks address, NCM or payment', async () => {
    const { call, anOrder } = aFiscalShop();
    const itens = [
      { produto: { id: KIT }, codigo: 'KIT', descricao: 'Kit', quantidade: 1, valor: 55 },
    ];
    const orderId = await anOrder({ contato: { id: 111 }, itens, parcelas: [] });
    const { status, body } = await call('POST', `/pedidos/vendas/${orderId}/gerar-nfe`);

    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        type: 'VALIDATION_ERROR',
        fields: [
          { element: 'endereco' },
          { element: 'classificacaoFiscal' },
          { element: 'parcelas' },
        ],
      },
    });
  });

  it('is made a second time, as a second note, unless the option refuses it', async () => {
    const { call, anOrder, simulator } = aFiscalShop();
    const orderId = await anOrder();
    const first = idOfNote(await call('POST', `/pedidos/vendas/${orderId}/gerar-nfe`));
    const second = idOfNote(await call('POST', `/pedidos/vendas/${orderId}/gerar-nfe`));
    simulator.setOptions({ secondNote: 'refuses', generatedNoteEnvelope: 'bare' });
    const third = await call('POST', `/pedidos/vendas/${orderId}/gerar-nfe`);
    const bare = await call('POST', `/pedidos/vendas/${await anOrder()}/gerar-nfce`);

    expect(second).toBeGreaterThan(first);
    expect(third.status).toBe(400);
    expect(bare).toMatchObject({ status: 201, body: { idNotaFiscal: expect.any(Number) } });
    expect(simulator.state('azul').notes.map(({ orderId: of }) => of === orderId)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('of a consumer needs neither document nor address', async () => {
    const { aNote, send } = aFiscalShop();
    const id = await aNote({ contato: { id: 111 } }, 'nfce');

    expect(await send(id, 'nfce')).toMatchObject({ status: 200, situacao: 5, model: 'nfce' });
  });
});
