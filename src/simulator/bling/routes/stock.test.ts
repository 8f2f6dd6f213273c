import { describe, expect, it } from 'vitest';

import { aShop, KIT, MUG, SMALL, WAREHOUSE } from '../bling-simulator.builder.ts';

function shopWithStock(options: Parameters<typeof aShop>[0] = {}) {
  const shop = aShop(options);
  const post = (operacao: string, quantidade: number) =>
    shop.call('POST', '/estoques', {
      produto: { id: MUG },
      deposito: { id: WAREHOUSE },
      operacao,
      quantidade,
    });
  const idsOf = async (query: string) => {
    const { body } = await shop.call('GET', `/estoques/saldos?${query}`);
    return (body as { data: { produto: { id: number } }[] }).data.map(({ produto }) => produto.id);
  };
  return { ...shop, post, idsOf };
}

describe('stock', () => {
  it('is set by B, added to by E, lowered by S, in exact decimals', async () => {
    const { post, call } = shopWithStock();
    await post('B', 0.1);
    await post('E', 0.2);
    const added = await call('GET', `/estoques/saldos?idsProdutos[]=${MUG}`);
    await post('S', 5);
    const taken = await call('GET', `/estoques/saldos?idsProdutos[]=${MUG}&filtroSaldoEstoque=2`);

    expect(added.body).toMatchObject({ data: [{ saldoFisicoTotal: 0.3 }] });
    expect(taken.body).toMatchObject({
      data: [{ saldoFisicoTotal: -4.7, saldoVirtualTotal: -4.7 }],
    });
  });

  it('of zero is missing from balances unless the filter asks for it', async () => {
    const { post, idsOf, simulator } = shopWithStock();
    await post('B', 0);
    const ids = `idsProdutos[]=${MUG}&idsProdutos[]=${SMALL}`;

    expect(await idsOf(ids)).toEqual([SMALL]);
    expect(await idsOf(`${ids}&filtroSaldoEstoque=0`)).toEqual([MUG]);
    simulator.setOptions({ saldosDefaultFilterHidesZero: false });
    expect(await idsOf(ids)).toEqual([MUG, SMALL]);
  });

  it('of ignored warehouses is listed and not summed', async () => {
    const { call, simulator } = shopWithStock();
    simulator.seed({
      account: 'azul',
      warehouses: [{ id: 77, descricao: 'Virtual', desconsiderarSaldo: true }],
    });
    simulator.operator.moveStock('azul', { productId: MUG, warehouseId: 77, quantity: 5 });
    const { body } = await call('GET', `/estoques/saldos?idsProdutos[]=${MUG}`);

    expect(body).toMatchObject({
      data: [
        { saldoFisicoTotal: 10, depositos: [{ saldoFisico: 10 }, { id: 77, saldoFisico: 5 }] },
      ],
    });
  });

  it('of a virtual kit is what its scarcest component gives, and cannot be posted', async () => {
    const { call } = shopWithStock();
    const { body } = await call('GET', `/estoques/saldos?idsProdutos[]=${KIT}`);
    const movement = {
      produto: { id: KIT },
      deposito: { id: WAREHOUSE },
      operacao: 'B',
      quantidade: 9,
    };

    expect(body).toMatchObject({ data: [{ saldoVirtualTotal: 5 }] });
    expect((await call('POST', '/estoques', movement)).status).toBe(400);
  });

  it('skips unknown ids, refuses when no code is known, and takes 200 ids but not 300', async () => {
    const { call, idsOf } = shopWithStock();
    const many = (count: number) =>
      Array.from(
        { length: count },
        (_, index) => `idsProdutos%5B%5D=${16_600_000_000 + index}`,
      ).join('&');

    expect(await idsOf(`idsProdutos[]=1&idsProdutos[]=${MUG}`)).toEqual([MUG]);
    expect((await call('GET', '/estoques/saldos?codigos[]=NADA')).status).toBe(400);
    expect((await call('GET', `/estoques/saldos?${many(200)}`)).status).toBe(200);
    expect((await call('GET', `/estoques/saldos?${many(300)}`)).status).toBe(414);
  });
});
