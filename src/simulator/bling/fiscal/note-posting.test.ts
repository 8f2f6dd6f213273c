import { describe, expect, it } from 'vitest';

import { MUG, mugOrder, WAREHOUSE } from '../bling-simulator.builder.ts';
import { aFiscalShop, BUYER } from './fiscal-shop.builder.ts';

describe('what a note posts', () => {
  const mugs = ({ simulator }: ReturnType<typeof aFiscalShop>) => {
    const { physicalTotal, virtualTotal } = simulator
      .state('azul')
      .products.find(({ id }) => id === MUG) ?? { physicalTotal: NaN, virtualTotal: NaN };
    return [physicalTotal, virtualTotal];
  };

  it('takes the goods off the shelf once, frees what the sale held, and puts them back', async () => {
    const shop = aFiscalShop();
    const id = await shop.aNote();
    const before = mugs(shop);
    const posted = await shop.call('POST', `/nfe/${id}/lancar-estoque/${WAREHOUSE}`);
    const after = mugs(shop);
    const again = await shop.call('POST', `/nfe/${id}/lancar-estoque`);
    const edited = await shop.call('PUT', `/nfe/${id}`, { tipo: 1 });
    await shop.call('POST', `/nfe/${id}/estornar-estoque`);

    expect([before, after, mugs(shop)]).toEqual([
      [10, 8],
      [8, 8],
      [10, 8],
    ]);
    expect([posted.status, again.status, edited.status]).toEqual([204, 400, 400]);
  });

  it('is posted by order and by note: both times the goods leave', async () => {
    const shop = aFiscalShop();
    const id = await shop.aNote();
    const orderId = shop.noteOf(id).orderId;
    await shop.call('POST', `/pedidos/vendas/${orderId}/lancar-estoque`);
    await shop.call('POST', `/nfe/${id}/lancar-estoque`);

    expect(mugs(shop)).toEqual([6, 6]);
    expect(shop.noteOf(id).stockPosted).toBe(true);
  });

  it('happens by itself on authorisation, where the account is set so', async () => {
    const shop = aFiscalShop();
    shop.simulator.operator.setFiscal('azul', { notePostsStock: true, notePostsAccounts: true });
    const id = await shop.aNote();
    const before = mugs(shop);

    expect(await shop.send(id)).toMatchObject({ stockPosted: true, accountsPosted: true });
    expect([before, mugs(shop)]).toEqual([
      [10, 8],
      [8, 8],
    ]);
  });

  it('of accounts is posted and reversed once each, beside what the order posted', async () => {
    const { call, aNote, noteOf, simulator } = aFiscalShop();
    const id = await aNote();
    await call('POST', `/pedidos/vendas/${noteOf(id).orderId}/lancar-contas`);
    const statuses: number[] = [];
    const act = async (name: string) =>
      statuses.push((await call('POST', `/nfe/${id}/${name}`)).status);
    await act('lancar-contas');
    await act('lancar-contas');
    const { otherReceivables, orders } = simulator.state('azul');
    await act('estornar-contas');
    await act('estornar-contas');

    expect(statuses).toEqual([204, 400, 204, 400]);
    expect(otherReceivables).toMatchObject([{ noteId: id, orderId: 0 }]);
    expect(orders).toMatchObject([{ accountsPosted: true }]);
    expect(simulator.state('azul').otherReceivables).toEqual([]);
  });

  it('holds its sale fast: neither edited nor deleted while the note lives', async () => {
    const { call, aNote, noteOf } = aFiscalShop();
    const id = await aNote();
    const path = `/pedidos/vendas/${noteOf(id).orderId}`;
    const edit = mugOrder(3, { contato: { id: BUYER }, numeroLoja: 'WEB-1' });
    const held = [await call('PUT', path, edit), await call('DELETE', path)];
    await call('DELETE', `/nfe?idsNotas[]=${id}`);
    const free = [await call('PUT', path, edit), await call('DELETE', path)];

    expect(held.map(({ status }) => status)).toEqual([400, 400]);
    expect(free.map(({ status }) => status)).toEqual([200, 204]);
  });
});
