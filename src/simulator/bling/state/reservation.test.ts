import { describe, expect, it } from 'vitest';

import { aShop, KIT, MUG, mugOrder } from '../bling-simulator.builder.ts';

const AT_ONCE = { min: 0, max: 0 };

function shopWith(options: Parameters<typeof aShop>[0] = {}) {
  const shop = aShop(options);
  const order = async (quantity: number, numeroLoja = 'WEB-1') =>
    (await shop.call('POST', '/pedidos/vendas', mugOrder(quantity, { numeroLoja }))).id;
  const units = (productId = MUG) => {
    const found = shop.simulator.state('azul').products.find(({ id }) => id === productId);
    return { physical: found?.physicalTotal, virtual: found?.virtualTotal };
  };
  return { ...shop, order, units };
}

describe('a reservation', () => {
  it('lowers the virtual balance 9 to 22 seconds after the order, the physical one never', async () => {
    const { order, units, clock } = shopWith();
    await order(3);
    await clock.advance(8_900);
    const before = units();
    await clock.advance(13_200);

    expect(before).toEqual({ physical: 10, virtual: 10 });
    expect(units()).toEqual({ physical: 10, virtual: 7 });
  });

  it('goes when the status no longer reserves: Atendido alone posts nothing', async () => {
    const { order, units, call } = shopWith({ reservationDelayMs: AT_ONCE });
    const id = await order(3);
    await call('PATCH', `/pedidos/vendas/${id}/situacoes/9`);

    expect(units()).toEqual({ physical: 10, virtual: 10 });
  });

  it('becomes a physical posting where the transition says so', async () => {
    const { order, units, call, simulator } = shopWith({ reservationDelayMs: AT_ONCE });
    simulator.operator.setTransition('azul', {
      from: 6,
      to: 9,
      active: true,
      actions: ['lancarEstoque'],
    });
    const id = await order(3);
    await call('PATCH', `/pedidos/vendas/${id}/situacoes/9`);

    expect(units()).toEqual({ physical: 7, virtual: 7 });
  });

  it('follows lancar-estoque and estornar-estoque without counting twice', async () => {
    const { order, units, call } = shopWith({ reservationDelayMs: AT_ONCE });
    const id = await order(3);
    await call('POST', `/pedidos/vendas/${id}/lancar-estoque`);
    const posted = units();
    const again = await call('POST', `/pedidos/vendas/${id}/lancar-estoque`);
    await call('POST', `/pedidos/vendas/${id}/estornar-estoque`);

    expect(posted).toEqual({ physical: 7, virtual: 7 });
    expect(again.status).toBe(400);
    expect(units()).toEqual({ physical: 10, virtual: 7 });
  });

  it('lets the balance rise for a moment when the posting comes after the release', async () => {
    const { order, units, call, clock } = shopWith({
      reservationDelayMs: { min: 1_000, max: 1_000 },
      postingDelayMs: { min: 5_000, max: 5_000 },
    });
    const id = await order(3);
    await clock.advance(2_000);
    await call('POST', `/pedidos/vendas/${id}/lancar-estoque`);
    await clock.advance(2_000);
    const between = units();
    await clock.advance(5_000);

    expect(between).toEqual({ physical: 10, virtual: 10 });
    expect(units()).toEqual({ physical: 7, virtual: 7 });
  });

  it('is given back when the order is deleted', async () => {
    const { order, units, call } = shopWith({ reservationDelayMs: AT_ONCE });
    const id = await order(3);
    await call('DELETE', `/pedidos/vendas/${id}`);

    expect(units()).toEqual({ physical: 10, virtual: 10 });
  });

  it('of a virtual kit holds its components, and the kit follows them', async () => {
    const { call, units } = shopWith({ reservationDelayMs: AT_ONCE });
    const itens = [{ produto: { id: KIT }, descricao: 'Kit', quantidade: 2, valor: 55 }];
    await call('POST', '/pedidos/vendas', mugOrder(1, { itens, parcelas: [] }));

    expect(units(MUG)).toEqual({ physical: 10, virtual: 6 });
    expect(units(KIT)).toEqual({ physical: 5, virtual: 3 });
  });

  it('writes every balance with its instant into the history', async () => {
    const { order, simulator, clock } = shopWith({
      reservationDelayMs: { min: 1_000, max: 1_000 },
    });
    const seeded = simulator.history.length;
    await order(3);
    await clock.advance(1_500);
    simulator.operator.moveStock('azul', { productId: MUG, quantity: 1, operation: 'S' });

    const mugs = simulator.history.slice(seeded).filter(({ productId }) => productId === MUG);
    expect(mugs.map(({ physicalTotal, virtualTotal }) => [physicalTotal, virtualTotal])).toEqual([
      [10, 7],
      [9, 6],
    ]);
    expect(mugs[0]?.monotonicMs).toBe(1_340);
  });
});
