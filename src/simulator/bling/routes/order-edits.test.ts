import { describe, expect, it } from 'vitest';

import { aShop, METHOD, MUG, mugOrder } from '../bling-simulator.builder.ts';
import type { OptionChanges } from '../options.ts';

async function anOrder(options: OptionChanges = {}) {
  const shop = aShop({ reservationDelayMs: { min: 0, max: 0 }, ...options });
  const order = (await shop.call('POST', '/pedidos/vendas', mugOrder(2))).id;
  const path = `/pedidos/vendas/${order}`;
  const act = async (action: string) => (await shop.call('POST', `${path}/${action}`)).status;
  const put = async (quantity: number) => (await shop.call('PUT', path, mugOrder(quantity))).status;
  const state = () => shop.simulator.state('azul');
  const owedCents = () => state().orders[0]?.receivables.map((row) => row.amountCents);
  const onShelf = () => state().products.find(({ id }) => id === MUG)?.physicalTotal;
  return { ...shop, order, path, act, put, state, owedCents, onShelf };
}

describe('an order that is replaced', () => {
  it('keeps its status, whatever status is sent', async () => {
    const { call, path, state } = await anOrder();
    await call('PATCH', `${path}/situacoes/15`);
    await call('PUT', path, mugOrder(3, { situacao: { id: 6 } }));

    expect(state().orders[0]).toMatchObject({ statusId: 15, totalCents: 9000 });
  });

  it.each([
    ['posted accounts', 'lancar-contas', 'estornar-contas'],
    ['posted stock', 'lancar-estoque', 'estornar-estoque'],
  ])('resists with %s, until they are reversed', async (_what, post, reverse) => {
    const { act, put, state } = await anOrder();
    await act(post);
    const refused = await put(3);
    const unchanged = state().orders[0]?.totalCents;
    await act(reverse);

    expect([refused, unchanged]).toEqual([400, 6000]);
    expect([await put(3), state().orders[0]?.totalCents]).toEqual([200, 9000]);
  });

  it('owes what it owed before, or the new sum where this Bling posts anew', async () => {
    const leaving = await anOrder({ postedOrdersResistEdits: false });
    const posting = await anOrder({ postedOrdersResistEdits: false, editRepostsAccounts: true });
    for (const { act, put } of [leaving, posting]) {
      await act('lancar-contas');
      await put(3);
    }

    expect(leaving.owedCents()).toEqual([6000]);
    expect(posting.owedCents()).toEqual([9000]);
  });

  it('owes what it owed before when something of it was received already', async () => {
    const { act, put, simulator, state, owedCents } = await anOrder({
      postedOrdersResistEdits: false,
      editRepostsAccounts: true,
    });
    await act('lancar-contas');
    const [owed] = state().orders[0]?.receivables ?? [];
    simulator.operator.settleReceivable('azul', { receivableId: owed?.id ?? 0, cents: 100 });
    await put(3);

    expect(owedCents()).toEqual([6000]);
  });

  it('gives back exactly the units that were taken, not those it has now', async () => {
    const { act, put, onShelf } = await anOrder({ postedOrdersResistEdits: false });
    await act('lancar-estoque');
    const taken = onShelf();
    await put(5);
    await act('estornar-estoque');

    expect([taken, onShelf()]).toEqual([8, 10]);
  });

  it('posts anew by the payment terms of that moment', async () => {
    const { act, simulator, owedCents } = await anOrder();
    await act('lancar-contas');
    const before = owedCents();
    simulator.operator.setPaymentDestination('azul', METHOD, 3);
    await act('estornar-contas');
    await act('lancar-contas');

    expect([before, owedCents()]).toEqual([[6000], []]);
  });
});

describe('an order that is deleted', () => {
  it('takes its open accounts along, what came in stays', async () => {
    const open = await anOrder({ postedOrdersResistEdits: false });
    const paid = await anOrder({ postedOrdersResistEdits: false });
    for (const { act } of [open, paid]) await act('lancar-contas');
    const [owed] = paid.state().orders[0]?.receivables ?? [];
    paid.simulator.operator.settleReceivable('azul', { receivableId: owed?.id ?? 0 });
    for (const { call, path } of [open, paid]) await call('DELETE', path);

    expect(open.state().otherReceivables).toEqual([]);
    expect(paid.state().otherReceivables).toMatchObject([
      { id: owed?.id, orderId: paid.order, situacao: 2 },
    ]);
  });
});
