import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { describeWithReference } from '../../../test/reference.ts';
import { APP, aShop, MUG, mugOrder, readAnswer, SHIRT } from './bling-simulator.builder.ts';
import { aFiscalShop, idOfNote } from './fiscal/fiscal-shop.builder.ts';

/** Paths of all values, arrays by their first row, such as `data.estoque.minimo`. */
function pathsOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.length > 0 ? pathsOf(value[0], `${at}[]`) : [at];
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([name, own]) => pathsOf(own, at ? `${at}.${name}` : name));
}

interface Sample {
  readonly data?: object;
  readonly error?: object;
}

function readSample(file: string): Sample {
  const { body }: { body: Sample } = JSON.parse(readFileSync(file, 'utf8'));
  return body;
}

describeWithReference('recorded and documented answers', 'bling/samples', (folder) => {
  const bodyOf = (file: string) => readSample(join(folder, `${file}.json`));
  /** Those of the sample that the simulator does not answer. */
  const missing = (file: string, answer: unknown, known: string[] = []) => {
    const own = new Set(pathsOf(answer));
    const groups = [...own];
    return pathsOf(bodyOf(file)).filter(
      (path) =>
        !own.has(path) &&
        !known.includes(path) &&
        !groups.some((group) => group.startsWith(`${path}.`) || group === path.split('[]')[0]),
    );
  };

  it.each([
    ['product-detail.recorded', `/produtos/${MUG}`],
    ['product-list.measured', '/produtos'],
    ['product-kit-structure.measured', '/produtos/16000000003'],
    ['stock-balance.measured', `/estoques/saldos?idsProdutos[]=${MUG}`],
    ['deposits.measured', '/depositos'],
    ['contact-detail.doc', '/contatos/111'],
    ['contact-detail.measured', '/contatos/111'],
    ['contact-types.measured', '/contatos/tipos'],
    ['payment-methods.recorded', '/formas-pagamentos'],
    ['company.measured', '/empresas/me/dados-basicos'],
  ])('%s has no field that the simulator lacks', async (file, target) => {
    const { call } = aShop();
    const { body } = await call('GET', target);

    expect(pathsOf(body).length).toBeGreaterThan(1);
    expect(missing(file, body)).toEqual([]);
  });

  it('receivable-list-item.recorded has no field that the simulator lacks', async () => {
    const { call } = aShop();
    const { id } = await call('POST', '/pedidos/vendas', mugOrder());
    await call('POST', `/pedidos/vendas/${id}/lancar-contas`);
    const { body } = await call('GET', '/contas/receber');

    expect(pathsOf(bodyOf('receivable-list-item.recorded')).length).toBeGreaterThan(15);
    expect(missing('receivable-list-item.recorded', body)).toEqual([]);
  });

  it('order-detail.doc and order-create-201 have no field that the simulator lacks', async () => {
    const { call } = aShop();
    const volumes = [{ servico: 'PAC' }];
    const created = await call('POST', '/pedidos/vendas', mugOrder(1, { transporte: { volumes } }));
    const detail = await call('GET', `/pedidos/vendas/${created.id}`);

    expect(missing('order-create-201.measured', created.body)).toEqual([]);
    expect(missing('order-detail.doc', detail.body)).toEqual([]);
  });

  it('notes have no field less than the documented ones, their generation and events none', async () => {
    const bodies: string[] = [];
    const shop = aFiscalShop({}, async (input, init) => {
      bodies.push(await new Request(input, init).text());
      return new Response(null, { status: 200 });
    });
    const carrier = { volumes: [{ servico: 'PAC' }], contato: { id: 0, nome: 'Correios' } };
    const orderId = await shop.anOrder({ transporte: carrier });
    const generated = await shop.call('POST', `/pedidos/vendas/${orderId}/gerar-nfe`);
    const noteId = idOfNote(generated);
    const detail = await shop.call('GET', `/nfe/${noteId}`);
    await shop.send(noteId);
    await shop.aNote({}, 'nfce');
    await shop.clock.advance(20_000);
    const events = bodies.map((body): { event: string } => JSON.parse(body));
    const first = (name: string) => events.find(({ event }) => event === name);

    expect(pathsOf(generated.body)).toEqual(pathsOf(bodyOf('generate-nfe-201.reported')));
    expect(missing('nfe-detail.doc', detail.body)).toEqual([]);
    expect(pathsOf(first('invoice.updated'))).toEqual(
      pathsOf(bodyOf('webhook-invoice-updated.doc')),
    );
    expect(pathsOf(first('consumer_invoice.created'))).toEqual(
      pathsOf(bodyOf('webhook-consumer-invoice-created.doc')),
    );
  });

  it('product-create-201 and product-store-link are alike', async () => {
    const { call } = aShop();
    const cap = { nome: 'Boné', tipo: 'P', situacao: 'A', formato: 'S' };
    const { body, id } = await call('POST', '/produtos', cap);
    const link = {
      codigo: '7',
      produto: { id },
      loja: { id: 203_204 },
      categoriasProdutos: [{ id: 1 }],
    };
    await call('POST', '/produtos/lojas', link);
    const links = await call('GET', '/produtos/lojas');

    expect(body).toEqual({ data: { ...bodyOf('product-create-201.measured').data, id } });
    expect(missing('product-store-link.recorded', links.body)).toEqual([]);
  });

  it.each([
    ['error-429-second.doc', { perSecond: 0 }],
    ['error-429-day.doc', { perDay: 0 }],
  ])('%s is answered to the letter', async (file, options) => {
    const { call, simulator } = aShop(options);
    const { status, body } = await call('GET', '/produtos');
    const expected = bodyOf(file);
    const { perSecond, perDay } = simulator.options;

    expect(status).toBe(429);
    expect(body).toEqual({ error: { ...expected.error, limit: Math.min(perSecond, perDay) } });
  });

  it('errors of token, scope and header are answered to the letter', async () => {
    const { simulator, clock } = aShop();
    simulator.integrators.setScopes(APP.clientId, ['depositos']);
    const { access_token: token } = simulator.integrators.grant(APP.clientId, 'azul');
    const ask = async (authorization: string) => {
      const headers = { authorization };
      const url = 'http://bling.test/Api/v3/produtos';
      return (await readAnswer(await clock.run(simulator.fetch(url, { headers })))).body;
    };

    expect(await ask('Bearer nobody')).toEqual(bodyOf('error-401-invalid-token.doc'));
    expect(await ask('nonsense')).toEqual(bodyOf('error-400-malformed-header.doc'));
    expect(await ask(`Bearer ${token}`)).toEqual(bodyOf('error-403-scope.doc'));
    await clock.advance(6 * 3_600_000);
    expect(await ask(`Bearer ${token}`)).toEqual(bodyOf('error-401-expired-token.doc'));
  });

  it('events have the fields of the documented ones', async () => {
    const bodies: string[] = [];
    const shop = aShop({ reservationDelayMs: { min: 1, max: 1 } }, async (input, init) => {
      bodies.push(await new Request(input, init).text());
      return new Response(null, { status: 200 });
    });
    const { id } = await shop.call('POST', '/pedidos/vendas', mugOrder());
    shop.simulator.operator.moveStock('azul', { productId: MUG, quantity: 3 });
    shop.simulator.operator.setPrice('azul', MUG, 31);
    await shop.call('PATCH', `/pedidos/vendas/${id}/situacoes/15`);
    shop.simulator.operator.deleteOrder('azul', id);
    shop.simulator.operator.deleteProduct('azul', SHIRT);
    await shop.clock.advance(20_000);
    const events = bodies.map((body): { event: string } => JSON.parse(body));
    const first = (name: string) => events.find(({ event }) => event === name);

    expect(pathsOf(first('order.created'))).toEqual(pathsOf(bodyOf('webhook-order-created.doc')));
    expect(pathsOf(first('order.updated'))).toEqual(pathsOf(bodyOf('webhook-order-updated.doc')));
    expect(pathsOf(first('order.deleted'))).toEqual(pathsOf(bodyOf('webhook-order-deleted.doc')));
    expect(pathsOf(first('product.updated'))).toEqual(
      pathsOf(bodyOf('webhook-product-updated.doc')),
    );
    expect(pathsOf(first('product.deleted'))).toEqual(
      pathsOf(bodyOf('webhook-product-deleted.doc')),
    );
    expect(pathsOf(first('stock.created'))).toEqual(pathsOf(bodyOf('webhook-stock-created.doc')));
    expect(pathsOf(first('virtual_stock.updated'))).toEqual(
      pathsOf(bodyOf('webhook-virtual-stock-updated.doc')),
    );
  });
});
