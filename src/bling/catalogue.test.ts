import { describe, expect, it } from 'vitest';

import { ErpProductId, WarehouseId } from '../commerce/ids.ts';
import { cents } from '../kernel/cents.ts';
import { quantity } from '../kernel/quantity.ts';
import { data, error, json, scriptedBling } from './bling.builder.ts';

const id = (digits: string) => ErpProductId.parse(digits);
const balance = (of: number, saldoVirtualTotal: unknown) => ({
  produto: { id: of },
  saldoFisicoTotal: 5,
  saldoVirtualTotal,
});

describe('products in Bling', () => {
  it('are listed with every filter said aloud, since the defaults hide rows', async () => {
    const { bling, calls, run } = scriptedBling(data([]));
    const query = { page: 3, ids: [id('1'), id('2')], balance: 'zero' } as const;

    await run(bling.products.list(query));

    expect(calls[0]?.path).toBe(
      '/produtos?criterio=5&tipo=T&idsProdutos[]=1&idsProdutos[]=2&filtroSaldoEstoque=0&pagina=3&limite=100',
    );
  });

  it('tell parents, variations, kits and services apart', async () => {
    const wire = { nome: 'x', preco: 1, situacao: 'A', tipo: 'P', formato: 'S' };
    const { bling, run } = scriptedBling(
      data([
        { ...wire, id: 1 },
        { ...wire, id: 2, formato: 'V' },
        { ...wire, id: 3, idProdutoPai: 2 },
        { ...wire, id: 4, formato: 'E' },
        { ...wire, id: 5, tipo: 'S', situacao: 'E' },
      ]),
    );

    const { rows } = await run(bling.products.list({ page: 1 }));

    expect(rows.map(({ shape }) => shape)).toEqual([
      'simple',
      'parent',
      'variation',
      'kit',
      'simple',
    ]);
    expect(rows[4]).toMatchObject({ goods: false, state: 'deleted' });
  });

  it('never have a price by mistake', async () => {
    const { bling, run } = scriptedBling(data([{ id: 1, nome: 'x' }]));

    const listing = run(bling.products.list({ page: 1 }));

    await expect(listing).rejects.toMatchObject({ code: 'bling.unreadable', kind: 'defect' });
  });

  it('keep an id with more digits than a number holds', async () => {
    const body = '{"data":[{"id":9007199254740993,"nome":"x","preco":1}]}';
    const { bling, run } = scriptedBling(() => new Response(body));

    const { rows } = await run(bling.products.list({ page: 1 }));

    expect(rows[0]?.id).toBe('9007199254740993');
  });

  it('bring pictures of Bling first, in their order, then others, each once', async () => {
    const imagens = {
      internas: [
        { link: 'https://b/2?sig=x', ordem: 2 },
        { link: 'https://b/1?sig=x', ordem: 1 },
      ],
      externas: [{ link: 'https://cdn/3' }, { link: '' }],
      imagensURL: [{ link: 'https://cdn/3' }],
    };
    const { bling, run } = scriptedBling(data({ id: 1, preco: 1, midia: { imagens } }));

    const product = await run(bling.products.get(id('1')));

    expect(product?.imageUrls).toEqual(['https://b/1?sig=x', 'https://b/2?sig=x', 'https://cdn/3']);
  });

  it.each([
    [0, { length: '25', width: '20', height: '3' }, 0.01],
    [1, { length: '25', width: '20', height: '3' }, 1],
    [2, { length: '25', width: '20', height: '3' }, 10],
  ])('measure in centimetres, whatever the unit %i', async (unidadeMedida, inCm, factor) => {
    const side = (cm: number) => Number((cm * factor).toFixed(4));
    const dimensoes = {
      largura: side(20),
      altura: side(3),
      profundidade: side(25),
      unidadeMedida,
    };
    const { bling, run } = scriptedBling(data({ id: 1, preco: 1, dimensoes }));

    expect((await run(bling.products.get(id('1'))))?.dimensionsCm).toEqual(inCm);
  });

  it('change only in what is said', async () => {
    const { bling, calls, run } = scriptedBling(data({ id: 1 }));

    await run(bling.products.patch(id('1'), { priceCents: cents(4990), state: 'inactive' }));

    expect(calls[0]).toMatchObject({ method: 'PATCH', path: '/produtos/1' });
    expect(calls[0]?.body).toEqual({ preco: 49.9, situacao: 'I' });
  });
});

describe('balances in Bling', () => {
  it('are asked with all three filters as far as needed; without an answer they stay unknown', async () => {
    const { bling, calls, run } = scriptedBling(
      data([balance(1, 3)]),
      data([balance(2, 0)]),
      data([balance(3, -1), balance(99, 7)]),
    );

    const balances = await run(bling.stock.balances(['1', '2', '3', '4'].map(id)));

    expect([...balances].map(([of, { virtual }]) => [of, virtual])).toEqual([
      ['1', '3'],
      ['2', '0'],
      ['3', '-1'],
    ]);
    expect(calls.map(({ path }) => path)).toEqual([
      '/estoques/saldos?idsProdutos[]=1&idsProdutos[]=2&idsProdutos[]=3&idsProdutos[]=4&filtroSaldoEstoque=1',
      '/estoques/saldos?idsProdutos[]=2&idsProdutos[]=3&idsProdutos[]=4&filtroSaldoEstoque=0',
      '/estoques/saldos?idsProdutos[]=3&idsProdutos[]=4&filtroSaldoEstoque=2',
    ]);
  });

  it('cost one call when the first answer has them all', async () => {
    const { bling, calls, run } = scriptedBling(data([balance(1, 0.30000001192)]));

    const balances = await run(bling.stock.balances([id('1')]));

    expect(balances.get(id('1'))?.virtual).toBe('0.3');
    expect(calls).toHaveLength(1);
  });

  it.each([[null], [''], [undefined], ['many']])(
    'are never 0 by mistake: %j',
    async (unreadable) => {
      const { bling, run } = scriptedBling(data([balance(1, unreadable)]));

      const asking = run(bling.stock.balances([id('1')]));

      await expect(asking).rejects.toMatchObject({ code: 'bling.unreadable' });
    },
  );

  it('are set, never added to', async () => {
    const { bling, calls, run } = scriptedBling(json(201, { data: { id: 1 } }));
    const warehouseId = WarehouseId.parse('7');

    await run(
      bling.stock.setBalance({
        productId: id('9007199254740993'),
        warehouseId,
        quantity: quantity('2.5'),
        note: 'totoro',
      }),
    );

    expect(calls[0]?.body).toMatchObject({ operacao: 'B', quantidade: 2.5, deposito: { id: 7 } });
  });
});

describe('settings in Bling', () => {
  it('are read in every state', async () => {
    const { bling, calls, run } = scriptedBling(data([]));

    await run(Promise.all([bling.warehouses.list(), bling.channels.list()]));

    expect(calls.map(({ path }) => path).toSorted()).toEqual([
      '/canais-venda?situacao=1&pagina=1&limite=100',
      '/canais-venda?situacao=2&pagina=1&limite=100',
      '/depositos?situacao=0&pagina=1&limite=100',
      '/depositos?situacao=1&pagina=1&limite=100',
    ]);
  });

  it('know a custom status by the one it derives from, and others by name', async () => {
    const { bling, calls, run } = scriptedBling(
      data([{ id: 1, nome: 'Compras' }]),
      data([
        { id: 700, nome: 'Embalado', idHerdado: 15 },
        { id: 701, nome: 'Pagamento confirmado', idHerdado: 0 },
        { id: 702, nome: 'Nosso' },
      ]),
    );

    const statuses = await run(bling.statuses.list());

    expect(statuses.map(({ value }) => value)).toEqual([3, 8, undefined]);
    expect(calls[1]?.path).toBe('/situacoes/modulos/98310');
  });

  it('say which scope the app lacks', async () => {
    const { bling, run } = scriptedBling(error(403, { type: 'insufficient_scope' }));

    await expect(run(bling.statuses.list())).rejects.toMatchObject({
      code: 'bling.forbidden',
      merchantMessage: { args: { resource: 'GET /situacoes/modulos' } },
    });
  });
});
