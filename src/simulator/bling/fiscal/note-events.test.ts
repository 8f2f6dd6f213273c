import { expect, it } from 'vitest';

import { aFiscalShop } from './fiscal-shop.builder.ts';

it('notes tell what becomes of them, and the sale tells that it has a note', async () => {
  const shop = aFiscalShop();
  const id = await shop.aNote();
  await shop.send(id);
  const consumerNote = await shop.aNote({}, 'nfce');
  const pending = await shop.aNote();
  await shop.call('DELETE', `/nfe?idsNotas[]=${pending}`);
  const events = shop.simulator.webhooks.map(({ event, body }) => {
    const { data } = JSON.parse(body) as { data: { id: number; situacao?: number } };
    return { event, data };
  });
  const of = (noteId: number) =>
    events
      .filter(({ data }) => data.id === noteId)
      .map(({ event, data }) => [event, data.situacao]);
  const [created] = events.filter(({ event }) => event === 'invoice.created');

  expect(of(id)).toEqual([
    ['invoice.created', 1],
    ['invoice.updated', 3],
    ['invoice.updated', 5],
  ]);
  expect(of(consumerNote)).toEqual([['consumer_invoice.created', 1]]);
  expect(of(pending).at(-1)).toEqual(['invoice.deleted', undefined]);
  expect(created?.data).toMatchObject({
    tipo: 1,
    numero: '1',
    dataEmissao: expect.stringMatching(/^2026-03-10 \d\d:\d\d:\d\d$/),
    naturezaOperacao: { id: expect.any(Number) },
    loja: { id: 203_204 },
  });
  expect(events.filter(({ event }) => event === 'order.updated').length).toBeGreaterThanOrEqual(4);
});
