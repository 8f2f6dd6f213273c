import { createRequire } from 'node:module';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { seededRandom } from '../../../kernel/random.ts';
import { systemClock } from '../../../kernel/system-clock.ts';
import { APP, MUG, mugOrder, SHOP } from '../bling-simulator.builder.ts';
import { openBlingSimulatorServer, type BlingSimulatorServer } from '../server.ts';
import { idOfNote } from './fiscal-shop.builder.ts';

type Call = (input?: object) => Promise<{ data: unknown }>;
type Resource<Names extends string> = Readonly<Record<Names, Call>>;

/** The part of npm `bling-erp-api` that is about notes and parcels. */
interface ForeignClient {
  readonly pedidosVendas: Resource<'create' | 'find' | 'generateNfe' | 'generateNfce'>;
  readonly nfes: Resource<'get' | 'find' | 'send' | 'postStock' | 'reverseStock' | 'delete'>;
  readonly nfces: Resource<'get' | 'find' | 'send'>;
  readonly naturezasDeOperacoes: Resource<'get'>;
  readonly logisticas: Resource<'get'>;
  readonly logisticasServicos: Resource<'get'>;
  readonly logisticasObjetos: Resource<'find'>;
}

const foreign: { default: new (token: string, url: string) => ForeignClient } = createRequire(
  import.meta.url,
)('bling-erp-api');

describe('the foreign client bling-erp-api', () => {
  let server: BlingSimulatorServer;
  let bling: ForeignClient;

  beforeAll(async () => {
    const at = { min: 0, max: 0 };
    const options = { perSecond: 1_000, reservationDelayMs: at, sefazDelayMs: at };
    const parts = { clock: systemClock, random: seededRandom(5), fetch, options };
    server = await openBlingSimulatorServer({ port: 0, ...parts });
    server.simulator.seed(SHOP);
    server.simulator.setOptions({ noteNeeds: ['ncm'] });
    server.simulator.operator.correctTaxData('azul', MUG, { ncm: '69120000' });
    server.simulator.integrators.registerApp(APP);
    const token = server.simulator.integrators.grant(APP.clientId, 'azul').access_token;
    bling = new foreign.default(token, `${server.url}/Api/v3`);
  });
  afterAll(() => server.close());

  const order = async (numeroLoja: string, change: object = {}) => {
    const { data } = await bling.pedidosVendas.create(mugOrder(1, { numeroLoja, ...change }));
    return (data as { id: number }).id;
  };

  it('makes, reads, sends and deletes notes', async () => {
    const idPedidoVenda = await order('L1');
    const idNotaFiscal = idOfNote({
      body: await bling.pedidosVendas.generateNfe({ idPedidoVenda }),
    });
    const spare = idOfNote({ body: await bling.pedidosVendas.generateNfe({ idPedidoVenda }) });
    await bling.nfes.delete({ idsNotas: [spare] });
    const listed = await bling.nfes.get({ situacao: 1, tipo: 1 });
    await bling.nfes.postStock({ idNotaFiscal });
    await bling.nfes.reverseStock({ idNotaFiscal });
    await bling.nfes.send({ idNotaFiscal });
    const read = await bling.nfes.find({ idNotaFiscal });
    const { xml } = read.data as { xml: string };

    expect(listed).toMatchObject({ data: [{ id: idNotaFiscal, numero: '1' }] });
    // This buyer has no address: SEFAZ has something against it.
    expect(read).toMatchObject({ data: { situacao: 4, valorNota: 30 } });
    expect(xml).toBe('');
    const notes = server.simulator.state('azul').notes.filter(({ id }) => id === idNotaFiscal);
    expect(notes.map(({ rejection }) => rejection)).toEqual([
      '225 - Rejeicao: Falha no Schema XML do lote de NFe [enderDest/endereco]',
    ]);
  });

  it('makes a consumer note and finds its XML behind the link of the server', async () => {
    const idPedidoVenda = await order('L2');
    const made = await bling.pedidosVendas.generateNfce({ idPedidoVenda });
    const idNotaFiscalConsumidor = idOfNote({ body: made });
    await bling.nfces.send({ idNotaFiscalConsumidor });
    const read = await bling.nfces.find({ idNotaFiscalConsumidor });
    const { xml } = read.data as { xml: string };
    const found = await (await fetch(xml)).text();

    expect(read).toMatchObject({ data: { situacao: 5 } });
    expect(xml.startsWith(server.url)).toBe(true);
    expect(found).toContain('<mod>65</mod>');
    expect(await bling.nfces.get({ situacao: 5 })).toMatchObject({ data: [{ numero: '1' }] });
  });

  it('reads natures, carriers, services and parcels', async () => {
    const volumes = { transporte: { volumes: [{ servico: 'PAC' }] } };
    const idPedidoVenda = await order('L3', volumes);
    const [parcel] = server.simulator.state('azul').parcels;
    const object = await bling.logisticasObjetos.find({ idObjeto: parcel?.volumeId });

    expect(await bling.naturezasDeOperacoes.get()).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ padrao: 1 })]),
    });
    expect(await bling.logisticas.get()).toMatchObject({ data: [{ descricao: 'Correios' }] });
    expect(await bling.logisticasServicos.get()).toMatchObject({
      data: [{ descricao: 'SEDEX' }, { descricao: 'PAC' }],
    });
    expect(object).toMatchObject({ data: { pedidoVenda: { id: idPedidoVenda } } });
  });
});
