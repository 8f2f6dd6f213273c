import { describe, expect, it } from 'vitest';

import { aShop, METHOD, mugOrder } from '../bling-simulator.builder.ts';
import type { OptionChanges } from '../options.ts';

async function aDebt(options: OptionChanges = {}) {
  const shop = aShop(options);
  const order = (await shop.call('POST', '/pedidos/vendas', mugOrder(3))).id;
  await shop.call('POST', `/pedidos/vendas/${order}/lancar-contas`);
  const { id } = await shop.call('GET', '/contas/receber');
  const cash = (await shop.call('GET', '/contas-contabeis')).id;
  const sales = (await shop.call('GET', '/categorias/receitas-despesas?tipo=2')).id;
  const settle = (change: object = {}) =>
    shop.call('POST', `/contas/receber/${id}/baixar`, {
      data: '2026-03-12',
      usarDataVencimento: false,
      portador: { id: cash },
      categoria: { id: sales },
      historico: '',
      ...change,
    });
  const detail = async () => {
    const { body } = await shop.call('GET', `/contas/receber/${id}`);
    return (body as { data: Record<string, unknown> }).data;
  };
  return { ...shop, order, id, cash, settle, detail };
}

describe('settling a receivable', () => {
  it('takes all that is owed when no amount is named, and answers without an envelope', async () => {
    const { settle, detail, cash } = await aDebt();
    const settled = await settle();

    expect(settled).toMatchObject({ status: 200, body: { bordero: { id: settled.id } } });
    expect(await detail()).toMatchObject({
      situacao: 2,
      saldo: 0,
      borderos: [settled.id],
      contaContabil: { id: cash, descricao: 'Caixa' },
    });
  });

  it('in part leaves it partial until the rest comes', async () => {
    const { settle, detail } = await aDebt();
    await settle({ valorRecebido: 30.1 });
    const partial = await detail();
    await settle({ valorRecebido: 59.9, tarifa: 2.5 });

    expect(partial).toMatchObject({ situacao: 3, valor: 90, saldo: 59.9 });
    expect(await detail()).toMatchObject({ situacao: 2, saldo: 0 });
  });

  it('counts a discount as paid and interest as more than the debt', async () => {
    const { settle, detail } = await aDebt();
    await settle({ valorRecebido: 41, juros: 1, desconto: 5 });

    expect(await detail()).toMatchObject({ situacao: 3, saldo: 45 });
  });

  it('takes no more than is owed, nor a second time, unless this Bling does', async () => {
    const refusing = await aDebt();
    const taking = await aDebt({ settlesBeyondBalance: true });

    expect((await refusing.settle({ valorRecebido: 90.01 })).status).toBe(400);
    await refusing.settle();
    expect((await refusing.settle({ valorRecebido: 0.01 })).status).toBe(400);
    await taking.settle();
    await taking.settle({ valorRecebido: 90 });
    expect(await taking.detail()).toMatchObject({ situacao: 2, saldo: -90 });
  });

  it('wants a day, a known ledger account and a known category', async () => {
    const { settle } = await aDebt();
    const strict = await aDebt({ settlementNeedsCategory: true });

    expect((await settle({ portador: { id: 1 } })).status).toBe(400);
    expect((await settle({ categoria: { id: 1 } })).status).toBe(400);
    expect((await settle({ data: '12/03/2026' })).status).toBe(400);
    expect((await strict.settle({ categoria: { id: 0 } })).status).toBe(400);
    expect((await settle({ categoria: { id: 0 } })).status).toBe(200);
  });

  it('may be told to count on the due day', async () => {
    const { settle, call } = await aDebt();
    const bordero = await settle({ usarDataVencimento: true, valorRecebido: 10, tarifa: 0.5 });

    expect((await call('GET', `/borderos/${bordero.id}`)).body).toMatchObject({
      data: { data: '2026-03-10', pagamentos: [{ valorPago: 10, tarifa: 0.5 }] },
    });
  });

  it('is undone by deleting the bordero', async () => {
    const { settle, detail, call } = await aDebt();
    const bordero = await settle();
    const deleted = await call('DELETE', `/borderos/${bordero.id}`);

    expect(deleted.status).toBe(204);
    expect(await detail()).toMatchObject({ situacao: 1, saldo: 90, borderos: [] });
  });

  it('keeps the accounts of the order, and the status that would reverse them, until undone', async () => {
    const { settle, call, order, simulator, id } = await aDebt();
    const actions = ['estornarContas'] as const;
    simulator.operator.setTransition('azul', { from: 6, to: 12, active: true, actions });
    const bordero = await settle({ valorRecebido: 1 });
    const refused = [
      await call('POST', `/pedidos/vendas/${order}/estornar-contas`),
      await call('PATCH', `/pedidos/vendas/${order}/situacoes/12`),
      await call('DELETE', `/contas/receber/${id}`),
    ].map(({ status }) => status);
    await call('DELETE', `/borderos/${bordero.id}`);

    expect(refused).toEqual([400, 400, 400]);
    expect(simulator.state('azul').orders[0]).toMatchObject({ statusId: 6, accountsPosted: true });
    expect((await call('PATCH', `/pedidos/vendas/${order}/situacoes/12`)).status).toBe(204);
    expect(simulator.state('azul').orders[0]?.receivables).toEqual([]);
  });

  it('goes away with the accounts where this Bling lets settled ones be reversed', async () => {
    const { settle, call, order, simulator } = await aDebt({ settledAccountsResist: false });
    const bordero = await settle();

    expect((await call('POST', `/pedidos/vendas/${order}/estornar-contas`)).status).toBe(204);
    expect((await call('GET', `/borderos/${bordero.id}`)).status).toBe(404);
    expect(simulator.state('azul').orders[0]?.receivables).toEqual([]);
  });

  it('is found by the day the money came', async () => {
    const { settle, call } = await aDebt();
    await settle({ valorRecebido: 1 });
    const received = (from: string, until: string) =>
      call('GET', `/contas/receber?tipoFiltroData=R&dataInicial=${from}&dataFinal=${until}`);

    expect((await received('2026-03-12', '2026-03-12')).id).toBeGreaterThan(0);
    expect((await received('2026-03-10', '2026-03-11')).id).toBe(0);
  });
});

describe('a method that settles by itself', () => {
  it('pays what is due at its hour after its days, with its fee, and only once', async () => {
    const { call, simulator, clock, order } = await aDebt();
    await call('POST', `/pedidos/vendas/${order}/estornar-contas`);
    await call('PUT', `/formas-pagamentos/${METHOD}`, {
      descricao: 'Cartão',
      tipoPagamento: 3,
      finalidade: 2,
      destino: 1,
      taxas: { aliquota: 3.5, valor: 0.4, prazo: 2 },
      dadosCartao: { bandeira: 2, tipo: 1, autoLiquidacao: 1 },
    });
    await call('POST', `/pedidos/vendas/${order}/lancar-contas`);
    const owed = () => simulator.state('azul').orders[0]?.receivables[0];
    const before = owed();
    await clock.advance(42 * 3_600_000);
    const after = owed();

    expect(before).toMatchObject({ situacao: 1, balanceCents: 9000, settlements: [] });
    expect(after).toMatchObject({
      situacao: 2,
      balanceCents: 0,
      settlements: [{ data: '2026-03-12', receivedCents: 9000 }],
    });
    simulator.operator.removeSettlement('azul', after?.settlements[0]?.borderoId ?? 0);
    expect(owed()).toMatchObject({ situacao: 1, settlements: [] });
  });
});
