import { describe, expect, it } from 'vitest';

import { describeWithReference } from '../../../../test/reference.ts';
import { aShop, mugOrder } from '../bling-simulator.builder.ts';
import { openContractJudge } from '../contract-judge.builder.ts';

const VOLUMES = { transporte: { volumes: [{ servico: 'sedex' }, { servico: 'Motoboy' }] } };

const dataOf = (body: unknown) => (body as { data: Record<string, unknown> }).data;

async function aSentOrder() {
  const shop = aShop();
  const { id: orderId } = await shop.call('POST', '/pedidos/vendas', mugOrder(1, VOLUMES));
  const [sedex = 0, motoboy = 0] = shop.simulator
    .state('azul')
    .parcels.map(({ volumeId }) => volumeId);
  const parcel = async (id: number) => {
    const { status, body } = await shop.call('GET', `/logisticas/objetos/${id}`);
    return status === 200 ? dataOf(body)['rastreamento'] : status;
  };
  return { ...shop, orderId, sedex, motoboy, parcel };
}

describe('parcels', () => {
  it('are the volumes of an order, where their service is one of the account', async () => {
    const { parcel, sedex, motoboy, simulator } = await aSentOrder();

    expect(await parcel(sedex)).toMatchObject({ situacao: 8, codigo: '', url: '' });
    expect(await parcel(motoboy)).toBe(404);
    simulator.setOptions({ parcelNeedsKnownService: false });
    expect(await parcel(motoboy)).toMatchObject({ situacao: 8 });
  });

  it('get a code, which the order tells, and then move without an event', async () => {
    const { parcel, sedex, orderId, simulator, call } = await aSentOrder();
    const changes = () =>
      simulator.webhooks.filter(({ event }) => event === 'order.updated').length;
    const volumeId = simulator.operator.setTracking('azul', orderId, { codigo: 'AA1BR' });
    const labelled = await parcel(sedex);
    const told = changes();
    simulator.operator.moveParcel('azul', { codigo: 'AA1BR', situacao: 1 });
    const moving = await parcel(sedex);
    simulator.operator.moveParcel('azul', { codigo: 'AA1BR', situacao: 3, descricao: 'Entregue' });
    const order = dataOf((await call('GET', `/pedidos/vendas/${orderId}`)).body);

    expect(volumeId).toBe(sedex);
    expect(labelled).toMatchObject({ situacao: 6, url: expect.stringMatching(/correios.*AA1BR$/) });
    expect(moving).toMatchObject({ situacao: 1, descricao: 'Objeto em trânsito' });
    expect(await parcel(sedex)).toMatchObject({ situacao: 3, descricao: 'Entregue' });
    expect(order).toMatchObject({ transporte: { volumes: [{ codigoRastreamento: 'AA1BR' }, {}] } });
    expect([told, changes()]).toEqual([1, 1]);
    expect(simulator.state('azul').parcels).toMatchObject([
      { orderId, numeroLoja: 'WEB-1001', codigoRastreamento: 'AA1BR', situacao: 3 },
      { situacao: 8 },
    ]);
  });

  it('are followed by their code when a save of the order renews the ids of its volumes', async () => {
    const { orderId, sedex, parcel, simulator, call } = await aSentOrder();
    simulator.operator.setTracking('azul', orderId, { codigo: 'AA1BR' });
    simulator.operator.moveParcel('azul', { codigo: 'AA1BR', situacao: 1 });
    const volumes = [{ servico: 'PAC', codigoRastreamento: 'AA1BR' }];
    await call('PUT', `/pedidos/vendas/${orderId}`, mugOrder(2, { transporte: { volumes } }));
    const [row] = simulator.state('azul').parcels;

    expect(await parcel(sedex)).toBe(404);
    expect(await parcel(row?.volumeId ?? 0)).toMatchObject({ situacao: 1, codigo: 'AA1BR' });
  });

  it('of an order without volumes begin with the code, by the first service', async () => {
    const { call, simulator } = aShop();
    const { id } = await call('POST', '/pedidos/vendas', mugOrder());
    simulator.operator.setTracking('azul', id, { codigo: 'BB2BR' });

    expect(simulator.state('azul').parcels).toMatchObject([{ servico: 'PAC', situacao: 6 }]);
    expect(() => simulator.operator.moveParcel('azul', { codigo: 'X', situacao: 3 })).toThrow('X');
  });
});

describeWithReference('the contract of Bling', 'bling', (folder) => {
  it('is kept by every answer of a tour over logistics', async () => {
    const { call, sedex, simulator } = await aSentOrder();
    simulator.seed({
      account: 'azul',
      carriers: [
        {
          id: 8_000,
          descricao: 'Motoboy',
          servicos: [{ id: 8_001, descricao: 'Motoboy', aliases: ['Moto'], ativo: false }],
        },
      ],
    });
    const judge = await openContractJudge(folder);
    const visit = async (expected: string) => {
      const [, method = '', target = ''] = expected.split(' ');
      const answer = await call(method, target);
      judge.look({ method, target, sent: undefined, answer });
      expect.soft(`${answer.status} ${method} ${target}`).toBe(expected);
      return answer.body;
    };

    const carriers = await visit('200 GET /logisticas?situacao=H');
    await visit('200 GET /logisticas?tiposIntegracoes[]=Correios');
    const services = await visit('200 GET /logisticas/servicos?pagina=1&limite=100');
    await visit('200 GET /logisticas/servicos?tipoIntegracao=CustomLogistic');
    await visit('200 GET /logisticas/servicos/8001');
    const active = await visit('200 GET /logisticas/8000');
    const all = await visit('200 GET /logisticas/8000?listarServicosInativos=true');
    await visit(`200 GET /logisticas/objetos/${sedex}`);
    await visit('404 GET /logisticas/objetos/1');

    expect(judge.errors).toEqual([]);
    expect(judge.operations.size).toBeGreaterThanOrEqual(5);
    expect(carriers).toMatchObject({ data: [{ id: 8_000 }, { tipoIntegracao: 'Correios' }] });
    expect(services).toMatchObject({
      data: [{ aliases: ['Moto'], ativo: false }, { aliases: ['SEDEX', 'SEDEX CONTRATO AG'] }, {}],
    });
    expect([active, all]).toMatchObject([
      { data: { servicos: [] } },
      { data: { servicos: [{ id: 8_001 }] } },
    ]);
  });
});
