import { describe, expect, it } from 'vitest';

import { ChannelId, ErpOrderId, ErpStatusId } from '../commerce/ids.ts';
import { cents } from '../kernel/cents.ts';
import { quantity } from '../kernel/quantity.ts';
import { data, error, json, scriptedBling } from './bling.builder.ts';
import { orderTotalCents } from './erp-order.ts';
import { buildOrder } from './orders.builder.ts';

const CHANNEL = ChannelId.parse('203204');
const ORDER = ErpOrderId.parse('7');

describe('orders in Bling', () => {
  it('are made with exact money, days of São Paulo and the delivery address on the label', async () => {
    const { bling, calls, run } = scriptedBling(json(201, { data: { id: 26737111955 } }));
    const lateEvening = Date.UTC(2026, 2, 11, 1, 30);

    const id = await run(bling.orders.create({ ...buildOrder(), date: lateEvening }));

    expect(id).toBe('26737111955');
    expect(calls[0]).toMatchObject({ method: 'POST', path: '/pedidos/vendas' });
    expect(calls[0]?.body).toEqual({
      numeroLoja: 'WEB-1001',
      loja: { id: 203204 },
      data: '2026-03-10',
      dataSaida: '2026-03-10',
      dataPrevista: '2026-03-10',
      contato: { id: 111 },
      itens: [
        {
          produto: { id: 16600000001 },
          codigo: 'CAN',
          descricao: 'Caneca',
          unidade: 'UN',
          quantidade: 2,
          valor: 59.9,
        },
      ],
      desconto: { valor: 10, unidade: 'REAL' },
      outrasDespesas: 0,
      parcelas: [
        {
          dataVencimento: '2026-03-10',
          valor: 128.3,
          observacoes: 'Pix (1/1)',
          formaPagamento: { id: 555 },
        },
      ],
      transporte: {
        fretePorConta: 0,
        frete: 18.5,
        etiqueta: {
          nome: 'Ana Souza',
          endereco: 'Rua das Flores',
          numero: '120',
          municipio: 'Bento Gonçalves',
          uf: 'RS',
          cep: '95700000',
          bairro: 'Centro',
          nomePais: 'BRASIL',
        },
      },
      observacoes: '',
      observacoesInternas: 'store-order:WEB-1001',
    });
  });

  it('are cut to the lengths that Bling bears', async () => {
    const { bling, calls, run } = scriptedBling(json(201, { data: { id: 1 } }));
    const order = buildOrder();
    const items = order.items.map((item) => ({
      ...item,
      name: 'x'.repeat(200),
      sku: 'y'.repeat(60),
    }));

    await run(bling.orders.create({ ...order, items }));

    expect(calls[0]?.body).toMatchObject({
      itens: [{ descricao: 'x'.repeat(120), codigo: 'y'.repeat(40) }],
    });
  });

  it('are unknown when the answer to their making has no id', async () => {
    const { bling, run } = scriptedBling(json(201, { data: {} }));

    const making = run(bling.orders.create(buildOrder()));

    await expect(making).rejects.toMatchObject({ code: 'bling.unreadable', outcome: 'unknown' });
  });

  it('count as found only with the same number and channel, whatever Bling answers', async () => {
    const row = (id: number, numeroLoja: string, loja: number) => ({
      id,
      numeroLoja,
      loja: { id: loja },
      total: 10,
    });
    const { bling, calls, run } = scriptedBling(
      data([row(1, 'A', 203204), row(2, 'A', 5), row(3, 'AA', 203204), row(4, 'B', 203204)]),
    );

    const found = await run(bling.orders.listByStoreNumbers(['A', 'B'], CHANNEL));

    expect(found.map(({ id }) => id)).toEqual(['1', '4']);
    expect(calls[0]?.path).toBe(
      '/pedidos/vendas?numerosLojas[]=A&numerosLojas[]=B&idLoja=203204&pagina=1&limite=100',
    );
  });

  it('are looked for fifty numbers at a time', async () => {
    const { bling, calls, run } = scriptedBling(data([]));
    const numbers = Array.from({ length: 120 }, (_, index) => `WEB-${index}`);

    await run(bling.orders.listByStoreNumbers(numbers, CHANNEL));

    expect(calls).toHaveLength(3);
  });

  it('are listed by both ends of a time, in São Paulo', async () => {
    const { bling, calls, run } = scriptedBling(data([]));
    const from = Date.UTC(2026, 2, 10, 2);

    const page = await run(
      bling.orders.listChanged({ page: 2, changed: { from, now: from + 3_600_000 } }),
    );

    expect(page).toEqual({ rows: [], complete: true });
    expect(calls[0]?.path).toBe(
      '/pedidos/vendas?dataAlteracaoInicial=2026-03-09 23:00:00&dataAlteracaoFinal=2026-03-11 00:00:00&pagina=2&limite=100',
    );
  });

  it('are not complete while a page is full', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ id: index + 1, total: 1 }));
    const { bling, run } = scriptedBling(data(rows));

    const page = await run(bling.orders.listChanged({ page: 1, changed: { from: 0, now: 1 } }));

    expect(page.complete).toBe(false);
  });

  it.each([
    ['changed', () => new Response(null, { status: 204 })],
    ['already', error(400, { fields: [{ code: 50, msg: 'A venda possui a mesma situação' }] })],
  ])('have the wanted status afterwards: %s', async (expected, answer) => {
    const { bling, run } = scriptedBling(answer);

    expect(await run(bling.orders.setStatus(ORDER, ErpStatusId.parse('9')))).toBe(expected);
  });

  it('say so when a status is forbidden', async () => {
    const { bling, run } = scriptedBling(error(400, { fields: [{ code: 7, msg: 'Transição' }] }));

    const change = run(bling.orders.setStatus(ORDER, ErpStatusId.parse('9')));

    await expect(change).rejects.toMatchObject({ code: 'bling.rejected' });
  });

  it('tell a discount in percent as money of the items', async () => {
    const { bling, run } = scriptedBling(
      data({
        id: 7,
        total: 98,
        itens: [{ quantidade: 3, valor: 33.33, produto: { id: 0 } }],
        desconto: { valor: 10, unidade: 'PERCENTUAL' },
        transporte: { frete: 8 },
      }),
    );

    const order = await run(bling.orders.get(ORDER));

    expect(order).toMatchObject({ discountCents: 1000, freightCents: 800 });
    expect(order?.items[0]?.productId).toBeUndefined();
  });

  it('total items less discount plus expenses and freight, each line to the cent', () => {
    const [item] = buildOrder().items;
    const line = (units: string, unitPriceCents: number) =>
      item ? [{ ...item, quantity: quantity(units), unitPriceCents: cents(unitPriceCents) }] : [];

    const total = orderTotalCents({
      items: [...line('3', 667), ...line('0.333', 1000)],
      discountCents: cents(101),
      otherExpensesCents: cents(50),
      freightCents: cents(1000),
    });

    expect(total).toBe(2001 + 333 - 101 + 50 + 1000);
  });
});
