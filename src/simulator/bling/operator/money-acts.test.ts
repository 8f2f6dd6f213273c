import { describe, expect, it } from 'vitest';

import { aShop, METHOD, MUG, mugOrder } from '../bling-simulator.builder.ts';
import { OperatorAct, perform } from '../control/operator-act.ts';
import type { OptionChanges } from '../options.ts';

async function aPersonAtTheScreens(options: OptionChanges = {}) {
  const shop = aShop({ reservationDelayMs: { min: 0, max: 0 }, ...options });
  const parcelas = [
    { dataVencimento: '2026-03-10', valor: 50, formaPagamento: { id: METHOD } },
    { dataVencimento: '2026-04-10', valor: 10, formaPagamento: { id: METHOD } },
  ];
  const orderId = (await shop.call('POST', '/pedidos/vendas', mugOrder(2, { parcelas }))).id;
  /** As it comes over the wire of the control calls. */
  const act = (what: object) =>
    perform(shop.simulator.operator, OperatorAct.parse({ account: 'azul', ...what }));
  const state = () => shop.simulator.state('azul');
  const order = () => state().orders[0];
  const onShelf = () => state().products.find(({ id }) => id === MUG)?.physicalTotal;
  return { ...shop, orderId, act, state, order, onShelf };
}

describe('a person at the screens of Bling', () => {
  it('posts accounts, receives in part and in full, and takes it back', async () => {
    const { act, order, orderId } = await aPersonAtTheScreens();
    act({ do: 'postAccounts', orderId });
    const [first] = order()?.receivables ?? [];
    act({ do: 'settleReceivable', receivableId: first?.id, cents: 2000 });
    const partial = order()?.receivables[0];
    const borderoId = act({ do: 'settleReceivable', receivableId: first?.id });
    const full = order()?.receivables[0];
    act({ do: 'removeSettlement', borderoId });
    const back = order()?.receivables[0];

    expect(partial).toMatchObject({ situacao: 3, balanceCents: 3000 });
    expect(full).toMatchObject({ situacao: 2, balanceCents: 0 });
    expect(back).toMatchObject({ situacao: 3, balanceCents: 3000 });
  });

  it('cancels a receivable, which the list then tells, and takes that back', async () => {
    const { act, call, order, orderId } = await aPersonAtTheScreens();
    act({ do: 'postAccounts', orderId });
    const receivableId = order()?.receivables[0]?.id;
    act({ do: 'markReceivable', receivableId, mark: 5 });
    const cancelled = await call('GET', '/contas/receber?situacoes[]=5');
    expect(() => act({ do: 'settleReceivable', receivableId })).toThrow('cancelada');
    act({ do: 'markReceivable', receivableId });

    expect(cancelled.id).toBe(receivableId);
    expect(order()?.receivables[0]).toMatchObject({ situacao: 1 });
  });

  it('edits a line: the last instalment takes the difference, what was posted is posted anew', async () => {
    const { act, order, orderId, onShelf } = await aPersonAtTheScreens();
    act({ do: 'postAccounts', orderId });
    act({ do: 'postStock', orderId });
    act({ do: 'editOrder', orderId, quantidade: 3 });
    const more = order();
    act({ do: 'editOrder', orderId, line: 0, valor: 25.5 });

    expect(more).toMatchObject({ totalCents: 9000, accountsPosted: true, stockPosted: true });
    expect(more?.receivables.map(({ amountCents }) => amountCents)).toEqual([5000, 4000]);
    expect(order()?.receivables.map(({ amountCents }) => amountCents)).toEqual([5000, 2650]);
    expect(onShelf()).toBe(7);
  });

  it('cannot edit what was paid, nor a line that is not there', async () => {
    const { act, order, orderId } = await aPersonAtTheScreens();
    act({ do: 'postAccounts', orderId });
    act({ do: 'settleReceivable', receivableId: order()?.receivables[0]?.id });

    expect(() => act({ do: 'editOrder', orderId, quantidade: 3 })).toThrow('possui recebimentos');
    expect(() => act({ do: 'editOrder', orderId, line: 1 })).toThrow('has no line 1');
    expect(order()).toMatchObject({ totalCents: 6000, accountsPosted: true });
  });

  it('cannot edit a sale with a note, unless this Bling lets it', async () => {
    const noteNeeds: [] = [];
    const strict = await aPersonAtTheScreens({ noteNeeds });
    const easy = await aPersonAtTheScreens({ noteNeeds, postedOrdersResistEdits: false });
    for (const { call, orderId } of [strict, easy])
      await call('POST', `/pedidos/vendas/${orderId}/gerar-nfe`);
    const edit = ({ act, orderId }: typeof strict) =>
      act({ do: 'editOrder', orderId, quantidade: 3 });
    edit(easy);

    expect(() => edit(strict)).toThrow('nota fiscal');
    expect(strict.order()?.totalCents).toBe(6000);
    expect(easy.order()?.totalCents).toBe(9000);
  });

  it('makes a method whose money is no account receivable', async () => {
    const { act, call, order, orderId } = await aPersonAtTheScreens();
    act({ do: 'setPaymentDestination', methodId: METHOD, destino: 2 });
    act({ do: 'postAccounts', orderId });
    const { body } = await call('GET', `/formas-pagamentos/${METHOD}`);

    expect(body).toMatchObject({ data: { destino: 2 } });
    expect(order()).toMatchObject({ accountsPosted: true, receivables: [] });
  });

  it('reverses accounts; names nothing that is not there', async () => {
    const { act, order, orderId } = await aPersonAtTheScreens();
    act({ do: 'postAccounts', orderId });
    act({ do: 'reverseAccounts', orderId });

    expect(order()).toMatchObject({ accountsPosted: false, receivables: [] });
    expect(() => act({ do: 'settleReceivable', receivableId: 1 })).toThrow('no receivable 1');
    expect(() => act({ do: 'removeSettlement', borderoId: 1 })).toThrow('no bordero 1');
    expect(() => act({ do: 'setPaymentDestination', methodId: 1, destino: 2 })).toThrow(RangeError);
  });
});
