import { describe, expect, it } from 'vitest';

import { aShop, CHANNEL, METHOD, mugOrder } from '../bling-simulator.builder.ts';

const PARCEL = { dataVencimento: '2026-03-10', formaPagamento: { id: METHOD } };

function sales(options: Parameters<typeof aShop>[0] = {}) {
  const shop = aShop(options);
  const create = (change: object = {}) => shop.call('POST', '/pedidos/vendas', mugOrder(1, change));
  const detail = async (id: number) => {
    const { body } = await shop.call('GET', `/pedidos/vendas/${id}`);
    return (body as { data: Record<string, unknown> }).data;
  };
  return { ...shop, create, detail };
}

const fieldsOf = (body: unknown) => (body as { error: { fields: object[] } }).error.fields;

describe('an order', () => {
  it('is answered without its number, which a read gives, and starts Em aberto', async () => {
    const { create, detail } = sales();
    const created = await create();
    const saved = await detail(created.id);

    expect(created.body).toEqual({ data: { id: created.id, alertas: [], rastreamento: {} } });
    expect(saved).toMatchObject({
      numero: 1,
      numeroLoja: 'WEB-1001',
      situacao: { id: 6, valor: 0 },
      total: 30,
      contato: { nome: 'Ana Souza', numeroDocumento: '52998224725' },
      notaFiscal: { id: 0 },
    });
  });

  it('totals items less discount plus expenses plus freight, percent on items only', async () => {
    const { create, detail } = sales();
    const itens = [{ descricao: 'x', quantidade: 3, valor: 19.99, desconto: 0 }];
    const { id } = await create({
      itens,
      desconto: { valor: 10, unidade: 'PERCENTUAL' },
      outrasDespesas: 1.5,
      transporte: { frete: 18.5 },
      parcelas: [{ ...PARCEL, valor: 73.97 }],
    });

    expect(await detail(id)).toMatchObject({ totalProdutos: 59.97, total: 73.97 });
  });

  it('with instalments that miss the total by a cent gets code 22', async () => {
    const { create } = sales();
    const refused = await create({ parcelas: [{ ...PARCEL, valor: 29.99 }] });

    expect(fieldsOf(refused.body)).toEqual([
      {
        code: 22,
        msg: 'O somatório do valor das parcelas difere do total da venda',
        element: 'parcelas',
        namespace: 'VENDAS',
      },
    ]);
  });

  it('with an unknown payment method gets code 49 with 12 inside', async () => {
    const { create } = sales();
    const refused = await create({
      parcelas: [{ ...PARCEL, valor: 30, formaPagamento: { id: 9 } }],
    });

    expect(fieldsOf(refused.body)).toMatchObject([
      {
        code: 49,
        element: 'parcelas',
        collection: [{ index: 1, code: 12, element: 'formaPagamento' }],
      },
    ]);
  });

  it('equal to the last saved one gets code 3, with another token it is created again', async () => {
    const { create } = sales();
    await create();
    const same = await create();
    const other = await create({ observacoesInternas: 'another' });

    expect(fieldsOf(same.body)).toEqual([
      {
        code: 3,
        msg: 'Informações idênticas a última venda salva, altere alguma informação caso deseje prosseguir',
      },
    ]);
    expect(other.status).toBe(201);
  });

  it('with a number that is taken gets code 36, while numeroLoja may repeat', async () => {
    const { create } = sales();
    await create();
    const taken = await create({ numero: 1, observacoes: 'x' });
    const sameStoreNumber = await create({ observacoes: 'y' });

    expect(fieldsOf(taken.body)).toMatchObject([
      { code: 36, element: 'numero', namespace: 'VENDAS' },
    ]);
    expect(sameStoreNumber.status).toBe(201);
  });

  it('is found by numerosLojas[] and not by a filter that does not exist', async () => {
    const { create, call } = sales();
    await create({ numeroLoja: 'A' });
    await create({ numeroLoja: 'B' });
    const count = async (query: string) => {
      const { body } = await call('GET', `/pedidos/vendas?${query}`);
      return (body as { data: unknown[] }).data.length;
    };

    expect(await count(`numerosLojas[]=A&idLoja=${CHANNEL}`)).toBe(1);
    expect(await count('numeroLoja=A')).toBe(2);
  });

  it('replaced by PUT loses what is not sent, refuses no change and stale instalment ids', async () => {
    const { create, detail, call } = sales();
    const { id } = await create({ observacoes: 'lost soon' });
    const before = await detail(id);
    const same = await call(
      'PUT',
      `/pedidos/vendas/${id}`,
      mugOrder(1, { observacoes: 'lost soon' }),
    );
    await call('PUT', `/pedidos/vendas/${id}`, mugOrder(2));
    const after = await detail(id);
    const stale = await call('PUT', `/pedidos/vendas/${id}`, {
      ...mugOrder(1),
      parcelas: before['parcelas'],
    });

    expect(fieldsOf(same.body)).toMatchObject([{ code: 3 }]);
    expect(after).toMatchObject({ observacoes: '', total: 60 });
    expect(JSON.stringify(stale.body)).toMatch(/O id \(\d+\) da parcela é inválido/);
  });

  it('changes status by PATCH only, gets code 50 for the same one, 400 where no transition is', async () => {
    const { create, call, simulator, detail } = sales();
    const { id } = await create();
    simulator.operator.setTransition('azul', { from: 6, to: 24, active: false, actions: [] });
    const path = `/pedidos/vendas/${id}/situacoes`;

    expect((await call('PUT', `${path}/15`)).status).toBe(404);
    expect((await call('PATCH', `${path}/24`)).status).toBe(400);
    expect((await call('PATCH', `${path}/15`, {})).status).toBe(204);
    expect(fieldsOf((await call('PATCH', `${path}/15`)).body)).toMatchObject([{ code: 50 }]);
    expect(await detail(id)).toMatchObject({ situacao: { id: 15, valor: 3 } });
  });

  it('with posted accounts resists deleting until they are reversed', async () => {
    const { create, call } = sales();
    const { id } = await create();
    await call('POST', `/pedidos/vendas/${id}/lancar-contas`);
    const bulk = await call('DELETE', `/pedidos/vendas?idsPedidosVendas[]=${id}`);
    await call('POST', `/pedidos/vendas/${id}/estornar-contas`);

    expect(bulk.body).toMatchObject({
      data: { alertas: [expect.stringContaining('contas a receber')] },
    });
    expect((await call('DELETE', `/pedidos/vendas/${id}`)).status).toBe(204);
  });
});
