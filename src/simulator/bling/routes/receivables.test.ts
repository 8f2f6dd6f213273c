import { describe, expect, it } from 'vitest';

import { aShop, METHOD, mugOrder } from '../bling-simulator.builder.ts';
import type { OptionChanges } from '../options.ts';

const FINANCIAL_RECORD = 556;

const parcel = (dataVencimento: string, valor: number, id = METHOD) => ({
  dataVencimento,
  valor,
  formaPagamento: { id },
});

/** Three mugs for 90.00 in three instalments, the last one by a method that makes no account receivable. */
const THREE = {
  parcelas: [
    parcel('2026-03-10', 40),
    parcel('2026-04-10', 40),
    parcel('2026-05-10', 10, FINANCIAL_RECORD),
  ],
};

async function anOrderThatOwes(options: OptionChanges = {}) {
  const shop = aShop(options);
  shop.simulator.seed({
    account: 'azul',
    paymentMethods: [{ id: FINANCIAL_RECORD, descricao: 'Carnê', tipoPagamento: 5, destino: 2 }],
  });
  const order = (await shop.call('POST', '/pedidos/vendas', mugOrder(3, THREE))).id;
  const post = () => shop.call('POST', `/pedidos/vendas/${order}/lancar-contas`);
  const reverse = () => shop.call('POST', `/pedidos/vendas/${order}/estornar-contas`);
  const list = async (query = '') => {
    const { body } = await shop.call('GET', `/contas/receber?${query}`);
    return (body as { data: { id: number; valor: number; vencimento: string }[] }).data;
  };
  const owed = () =>
    shop.simulator.state('azul').orders.find(({ id }) => id === order)?.receivables ?? [];
  return { ...shop, order, post, reverse, list, owed };
}

describe('the accounts of an order', () => {
  it('are one receivable an instalment, only of methods that make accounts receivable', async () => {
    const { order, post, list } = await anOrderThatOwes();
    const answer = await post();
    const rows = await list('idContato=111');

    expect(answer.status).toBe(204);
    expect(rows).toMatchObject([
      { vencimento: '2026-04-10', valor: 40, situacao: 1 },
      {
        vencimento: '2026-03-10',
        valor: 40,
        dataEmissao: '2026-03-10',
        contato: { id: 111, nome: 'Ana Souza', numeroDocumento: '52998224725', tipo: 'F' },
        formaPagamento: { id: METHOD, codigoFiscal: 20 },
        origem: { id: order, tipoOrigem: 'venda', numero: '1', valor: 90 },
      },
    ]);
  });

  it('are not posted twice, unless this Bling ignores it or doubles them', async () => {
    const refusing = await anOrderThatOwes();
    const ignoring = await anOrderThatOwes({ postingAccountsTwice: 'ignore' });
    const doubling = await anOrderThatOwes({ postingAccountsTwice: 'double' });
    const twice = async ({ post, owed }: typeof refusing) => {
      await post();
      return { status: (await post()).status, receivables: owed().length };
    };

    expect(await twice(refusing)).toEqual({ status: 400, receivables: 2 });
    expect(await twice(ignoring)).toEqual({ status: 204, receivables: 2 });
    expect(await twice(doubling)).toEqual({ status: 204, receivables: 4 });
  });

  it('go when they are reversed, and can be posted again', async () => {
    const { post, reverse, owed, list } = await anOrderThatOwes();
    await post();
    const first = owed().map(({ id }) => id);
    const reversed = await reverse();
    const between = await list();
    await post();

    expect(reversed.status).toBe(204);
    expect(between).toEqual([]);
    expect(owed().map(({ amountCents }) => amountCents)).toEqual([4000, 4000]);
    expect(owed().some(({ id }) => first.includes(id))).toBe(false);
  });

  it('are posted and reversed by a status that does so by itself', async () => {
    const { call, simulator, order, owed } = await anOrderThatOwes();
    const on = (from: number, to: number, action: 'lancarContas' | 'estornarContas') =>
      simulator.operator.setTransition('azul', { from, to, active: true, actions: [action] });
    on(6, 15, 'lancarContas');
    on(15, 12, 'estornarContas');
    await call('PATCH', `/pedidos/vendas/${order}/situacoes/15`);
    const posted = owed().length;
    await call('PATCH', `/pedidos/vendas/${order}/situacoes/12`);

    expect(posted).toBe(2);
    expect(owed()).toEqual([]);
  });

  it('each tell the apps that the order changed', async () => {
    const { post, reverse, simulator, clock } = await anOrderThatOwes();
    const updates = () =>
      simulator.webhooks.filter(({ event }) => event === 'order.updated').length;
    await clock.advance(10_000);
    const before = updates();
    await post();
    await reverse();
    await clock.advance(10_000);

    expect(updates() - before).toBe(2);
  });
});

describe('the list of receivables', () => {
  it('goes by the day of issue and ends today unless told otherwise', async () => {
    const { post, list } = await anOrderThatOwes();
    await post();
    const due = async (query: string) => (await list(query)).map(({ vencimento }) => vencimento);

    expect(await due('')).toEqual(['2026-04-10', '2026-03-10']);
    expect(await due('dataFinal=2026-03-09')).toEqual([]);
    expect(await due('tipoFiltroData=V')).toEqual(['2026-03-10']);
    expect(await due('tipoFiltroData=V&dataInicial=2026-04-01&dataFinal=2026-04-30')).toEqual([
      '2026-04-10',
    ]);
    expect(await due('tipoFiltroData=R&dataInicial=2026-01-01&dataFinal=2026-12-31')).toEqual([]);
  });

  it('hides what was issued more than a year ago, and refuses a longer period', async () => {
    const { post, list, call, simulator, order } = await anOrderThatOwes();
    await call('PUT', `/pedidos/vendas/${order}`, mugOrder(3, { ...THREE, data: '2025-03-01' }));
    await post();
    const long = await call('GET', '/contas/receber?dataInicial=2025-01-01&dataFinal=2026-12-31');

    expect(simulator.state('azul').orders[0]?.receivables).toHaveLength(2);
    expect(await list()).toEqual([]);
    expect(await list('dataInicial=2025-02-01')).toHaveLength(2);
    expect(long.status).toBe(400);
  });

  it('knows states, customers and methods, and no order', async () => {
    const { post, list, order } = await anOrderThatOwes();
    await post();
    const count = async (query: string) => (await list(query)).length;

    expect(await count('situacoes[]=2&situacoes[]=3')).toBe(0);
    expect(await count('situacoes[]=1')).toBe(2);
    expect(await count('idContato=112')).toBe(0);
    expect(await count(`idFormaPagamento=${FINANCIAL_RECORD}`)).toBe(0);
    expect(await count('boletoGerado=1')).toBe(0);
    expect(await count(`idOrigem=${order - 1}`)).toBe(2);
  });

  it('has only the fields of a list; balance and settlements are in the detail', async () => {
    const { post, list, call } = await anOrderThatOwes();
    await post();
    const [row] = await list();
    const { body } = await call('GET', `/contas/receber/${row?.id}`);

    expect(row).not.toHaveProperty('saldo');
    expect(body).toMatchObject({
      data: { ...row, saldo: 40, vencimentoOriginal: '2026-04-10', borderos: [] },
    });
  });
});
