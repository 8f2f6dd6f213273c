import { describe, expect, it } from 'vitest';

import { MUG } from '../bling-simulator.builder.ts';
import { aFiscalShop, BUYER } from './fiscal-shop.builder.ts';

const dataOf = (body: unknown) => (body as { data: Record<string, unknown> }).data;
const rowsOf = (body: unknown) => (body as { data: { id: number }[] }).data;

describe('changing and taking back notes', () => {
  it('rewrites a rejected note whole, and sends the same one again', async () => {
    const { aNote, call, send, taxDataOf } = aFiscalShop();
    taxDataOf(MUG, { ncm: '99999999' });
    const id = await aNote();
    const rejected = await send(id);
    const { itens, ...note } = dataOf((await call('GET', `/nfe/${id}`)).body);
    const [item] = itens as object[];
    const body = { ...note, itens: [{ ...item, classificacaoFiscal: '69120000' }] };
    const saved = await call('PUT', `/nfe/${id}`, body);

    expect(rejected).toMatchObject({ situacao: 4, rejection: expect.stringMatching(/^778 /) });
    expect(saved).toMatchObject({ status: 200, body: { data: { numero: '1', alertas: [] } } });
    expect(await send(id)).toMatchObject({ situacao: 5, sends: 2, numero: 1 });
  });

  it('lets an authorised note change only in what SEFAZ was not told', async () => {
    const { aNote, call, send } = aFiscalShop();
    const { id } = await send(await aNote());
    const note = dataOf((await call('GET', `/nfe/${id}`)).body);
    const fiscal = await call('PUT', `/nfe/${id}`, { ...note, parcelas: [] });
    const other = await call('PUT', `/nfe/${id}`, { ...note, vendedor: { id: 5 } });

    expect(fiscal.status).toBe(400);
    expect(other.status).toBe(200);
  });

  it('deletes pending notes only, and the order shows none then', async () => {
    const { aNote, call, send, simulator } = aFiscalShop();
    const { id: authorised } = await send(await aNote());
    const pending = await aNote();
    const orderId = simulator.state('azul').notes.at(-1)?.orderId;
    const mixed = await call('DELETE', `/nfe?idsNotas[]=${authorised}&idsNotas[]=${pending}`);
    const alone = await call('DELETE', `/nfe?idsNotas[]=${await aNote()}`);
    const order = dataOf((await call('GET', `/pedidos/vendas/${orderId}`)).body);

    expect(mixed).toMatchObject({
      status: 200,
      body: {
        data: {
          alertas: [`${authorised}: Apenas notas pendentes podem ser excluídas.`],
          idsExcluidos: [pending],
        },
      },
    });
    expect(alone.status).toBe(204);
    expect(order).toMatchObject({ notaFiscal: { id: 0 } });
  });

  it('is cancelled by a person within a day, later only by an extemporaneous request, and leaves lists', async () => {
    const { aNote, call, send, simulator, clock } = aFiscalShop({
      noteCancelWindowMs: 3_600_000,
    });
    const { id } = await send(await aNote());
    const { id: other } = await send(await aNote());
    simulator.operator.cancelNote('azul', id);
    const listed = rowsOf((await call('GET', '/nfe')).body);
    const cancelled = rowsOf((await call('GET', '/nfe?situacao=2')).body);
    const read = dataOf((await call('GET', `/nfe/${id}`)).body);
    await clock.advance(2 * 3_600_000);

    expect(listed.map((row) => row.id)).toEqual([other]);
    expect(cancelled.map((row) => row.id)).toEqual([id]);
    expect(read).toMatchObject({ situacao: 2, numero: '1' });
    expect(() => simulator.operator.cancelNote('azul', other)).toThrow('window');
    simulator.operator.cancelNote('azul', other, { late: true });
    expect(rowsOf((await call('GET', '/nfe')).body)).toEqual([]);
  });

  it('filters by store number, number, series, kind and day of issue', async () => {
    const { aNote, call } = aFiscalShop();
    const id = await aNote();
    await aNote({ contato: { id: BUYER } }, 'nfce');
    const found = async (query: string) =>
      rowsOf((await call('GET', `/nfe?${query}`)).body).map((row) => row.id);

    expect(await found('numeroLoja=WEB-1')).toEqual([id]);
    expect(await found('numero=1&serie=1')).toEqual([id]);
    expect(await found('tipo=0')).toEqual([]);
    expect(await found('dataEmissaoInicial=2026-03-10%2000:00:00')).toEqual([id]);
    expect(await found('dataEmissaoInicial=2026-03-10')).toEqual([]);
    expect(rowsOf((await call('GET', '/nfce')).body)).toHaveLength(1);
  });

  it('of the other SEFAZ environment is not there', async () => {
    const { aNote, call, simulator } = aFiscalShop();
    const id = await aNote();
    simulator.setOptions({ sefazEnvironment: 2 });

    expect((await call('GET', `/nfe/${id}`)).status).toBe(404);
    expect(rowsOf((await call('GET', '/nfe')).body)).toEqual([]);
  });
});
