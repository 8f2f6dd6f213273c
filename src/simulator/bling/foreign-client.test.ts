import { createRequire } from 'node:module';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { seededRandom } from '../../kernel/random.ts';
import { systemClock } from '../../kernel/system-clock.ts';
import {
  APP,
  CHANNEL,
  KIT,
  METHOD,
  MUG,
  mugOrder,
  SHOP,
  WAREHOUSE,
} from './bling-simulator.builder.ts';
import { openBlingSimulatorServer, type BlingSimulatorServer } from './server.ts';

type Call = (input?: object) => Promise<{ data: unknown }>;
type Resource<Names extends string> = Readonly<Record<Names, Call>>;

/** The part of npm `bling-erp-api` that is used; its own types do not compile (contract.md 5). */
interface ForeignClient {
  readonly produtos: Resource<
    'get' | 'find' | 'create' | 'update' | 'changeSituation' | 'deleteMany'
  >;
  readonly contatos: Resource<'get' | 'find' | 'create' | 'update' | 'changeSituation'>;
  readonly estoques: Resource<'getBalances' | 'findBalance' | 'create'>;
  readonly pedidosVendas: Resource<
    | 'get'
    | 'find'
    | 'create'
    | 'changeSituation'
    | 'postStock'
    | 'reverseStock'
    | 'postAccounts'
    | 'reverseAccounts'
    | 'delete'
  >;
  readonly contasReceber: Resource<'get' | 'find' | 'create' | 'delete'> & {
    readonly download: (input: object) => Promise<{ readonly bordero: { readonly id: number } }>;
  };
  readonly borderos: Resource<'find' | 'delete'>;
  readonly contasContabeis: Resource<'get' | 'find'>;
  readonly categoriasReceitasDespesas: Resource<'get'>;
  readonly situacoesModulos: Resource<
    'getModules' | 'getModuleSituations' | 'getModuleTransitions'
  >;
  readonly depositos: Resource<'get'>;
  readonly formasDePagamento: Resource<'get' | 'find'>;
  readonly canaisDeVenda: Resource<'get' | 'find' | 'getTypes'>;
  readonly categoriasProdutos: Resource<'get' | 'create'>;
  readonly produtosLojas: Resource<'get' | 'create'>;
  readonly empresas: Resource<'me'>;
}

const foreign: { default: new (token: string, url: string) => ForeignClient } = createRequire(
  import.meta.url,
)('bling-erp-api');

describe('the foreign client bling-erp-api', () => {
  let server: BlingSimulatorServer;
  let bling: ForeignClient;

  beforeAll(async () => {
    const options = { perSecond: 1_000, reservationDelayMs: { min: 0, max: 0 } };
    const parts = { clock: systemClock, random: seededRandom(5), fetch, options };
    server = await openBlingSimulatorServer({ port: 0, ...parts });
    server.simulator.seed(SHOP);
    server.simulator.integrators.registerApp(APP);
    const token = server.simulator.integrators.grant(APP.clientId, 'azul').access_token;
    bling = new foreign.default(token, `${server.url}/Api/v3`);
  });
  afterAll(() => server.close());

  const idOf = async (answer: Promise<{ data: unknown }>) => (await answer).data as { id: number };

  it('reads the settings of the account', async () => {
    expect(await bling.empresas.me()).toMatchObject({ data: { nome: 'Loja Azul Ltda' } });
    expect(await bling.depositos.get()).toMatchObject({ data: [{ id: WAREHOUSE }] });
    expect(await bling.formasDePagamento.get()).toMatchObject({ data: [{ id: METHOD }] });
    expect(await bling.canaisDeVenda.find({ idCanalVenda: CHANNEL })).toMatchObject({
      data: { id: CHANNEL },
    });
    expect(await bling.situacoesModulos.getModules()).toMatchObject({ data: [{ id: 98_310 }] });
    expect(
      await bling.situacoesModulos.getModuleSituations({ idModuloSistema: 98_310 }),
    ).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ id: 6, nome: 'Em aberto' })]),
    });
  });

  it('lists, reads, creates, changes and deletes products', async () => {
    const listed = await bling.produtos.get({
      pagina: 1,
      limite: 100,
      criterio: 5,
      codigos: ['CAN'],
    });
    const body = { nome: 'Boné', codigo: 'BON', tipo: 'P', situacao: 'A', formato: 'S', preco: 25 };
    const { id } = await idOf(bling.produtos.create({ ...body, variacoes: [] }));
    await bling.produtos.update({ idProduto: id, ...body, preco: 27.5 });
    const changed = await bling.produtos.find({ idProduto: id });
    await bling.produtos.changeSituation({ idProduto: id, situacao: 'I' });
    const inactive = await bling.produtos.get({ criterio: 3 });
    await bling.produtos.deleteMany({ idsProdutos: [id] });

    expect(listed).toMatchObject({ data: [{ id: MUG, codigo: 'CAN' }] });
    expect(changed).toMatchObject({ data: { preco: 27.5, nome: 'Boné' } });
    expect(inactive).toMatchObject({ data: [{ id }] });
    await expect(bling.produtos.find({ idProduto: id })).rejects.toThrow('não foi encontrado');
  });

  it('reads and sets stock', async () => {
    const movement = { produto: { id: MUG }, deposito: { id: WAREHOUSE } };
    await bling.estoques.create({ ...movement, operacao: 'B', quantidade: 8 });
    const balances = await bling.estoques.getBalances({ idsProdutos: [MUG, KIT] });
    const shelf = await bling.estoques.findBalance({ idDeposito: WAREHOUSE, idsProdutos: [MUG] });

    expect(balances).toMatchObject({ data: [{ saldoFisicoTotal: 8 }, { saldoVirtualTotal: 4 }] });
    expect(shelf).toMatchObject({ data: [{ produto: { id: MUG }, saldoFisicoTotal: 8 }] });
  });

  it('finds, creates and changes contacts as far as it can', async () => {
    const person = { nome: 'Bruno', tipo: 'F', situacao: 'A', numeroDocumento: '11144477735' };
    const { id } = await idOf(bling.contatos.create(person));
    const found = await bling.contatos.get({ numeroDocumento: '11144477735' });
    await bling.contatos.changeSituation({ idContato: id, situacao: 'I' });

    expect(found).toMatchObject({ data: [{ id, nome: 'Bruno' }] });
    expect(await bling.contatos.find({ idContato: id })).toMatchObject({ data: { situacao: 'I' } });
    await expect(bling.contatos.create(person)).rejects.toThrow('problemas em sua validação');
    await expect(bling.contatos.update({ idContato: id, ...person })).rejects.toThrow(
      'não foi encontrado',
    );
  });

  it('creates orders, finds them, changes their status, posts and deletes them', async () => {
    server.simulator.operator.moveStock('azul', { productId: MUG, quantity: 8 });
    const { id } = await idOf(bling.pedidosVendas.create(mugOrder(2, { numeroLoja: 'L1' })));
    const found = await bling.pedidosVendas.get({ numerosLojas: ['L1'], idsSituacoes: [6] });
    await bling.pedidosVendas.changeSituation({ idPedidoVenda: id, idSituacao: 15 });
    await bling.pedidosVendas.postStock({ idPedidoVenda: id });
    const read = await bling.pedidosVendas.find({ idPedidoVenda: id });
    const physical = server.simulator.state('azul').products.find((row) => row.id === MUG);
    await bling.pedidosVendas.reverseStock({ idPedidoVenda: id });
    await bling.pedidosVendas.delete({ idPedidoVenda: id });

    expect(found).toMatchObject({ data: [{ id, numeroLoja: 'L1', total: 60 }] });
    expect(read).toMatchObject({ data: { situacao: { id: 15, valor: 3 } } });
    expect(physical?.physicalTotal).toBe(6);
    await expect(bling.pedidosVendas.find({ idPedidoVenda: id })).rejects.toThrow(
      'não foi encontrado',
    );
  });

  it('posts accounts, finds and settles them, undoes that, and enters one by itself', async () => {
    const order = await idOf(bling.pedidosVendas.create(mugOrder(2, { numeroLoja: 'L2' })));
    await bling.pedidosVendas.postAccounts({ idPedidoVenda: order.id });
    const owed = await bling.contasReceber.get({
      tipoFiltroData: 'V',
      dataInicial: '2026-03-01',
      dataFinal: '2026-03-31',
      situacoes: [1],
    });
    const [{ id }] = owed.data as [{ id: number }];
    const [cash] = (await bling.contasContabeis.get()).data as [{ id: number }];
    const [sales] = (await bling.categoriasReceitasDespesas.get()).data as [{ id: number }];
    const settled = await bling.contasReceber.download({
      idContaReceber: id,
      data: '2026-03-10',
      usarDataVencimento: false,
      portador: cash,
      categoria: sales,
      historico: '',
      valorRecebido: 20,
    });
    const partial = await bling.contasReceber.find({ idContaReceber: id });
    const bordero = await bling.borderos.find({ idBordero: settled.bordero.id });
    await bling.borderos.delete({ idBordero: settled.bordero.id });
    await bling.pedidosVendas.reverseAccounts({ idPedidoVenda: order.id });
    await bling.pedidosVendas.delete({ idPedidoVenda: order.id });
    const other = { vencimento: '2026-03-20', valor: 5, contato: { id: 111 } };
    const entered = await idOf(bling.contasReceber.create({ ...other, ocorrencia: { tipo: 1 } }));
    await bling.contasReceber.delete({ idContaReceber: entered.id });

    expect(owed).toMatchObject({ data: [{ valor: 60, origem: { id: order.id } }] });
    expect(partial).toMatchObject({ data: { situacao: 3, saldo: 40 } });
    expect(bordero).toMatchObject({ data: { pagamentos: [{ valorPago: 20 }] } });
    await expect(bling.contasReceber.find({ idContaReceber: id })).rejects.toThrow(
      'não foi encontrado',
    );
  });

  it('links products to a channel and files them under categories', async () => {
    await bling.categoriasProdutos.create({ descricao: 'Novidades' });
    const link = { codigo: '77', preco: 49.9, produto: { id: MUG }, loja: { id: CHANNEL } };
    await bling.produtosLojas.create(link);

    expect(await bling.categoriasProdutos.get()).toMatchObject({
      data: [{ descricao: 'Novidades' }, {}, {}],
    });
    expect(await bling.produtosLojas.get({ idProduto: MUG })).toMatchObject({
      data: [{ codigo: '77', preco: 49.9000015259 }],
    });
  });

  it('is told when it calls too fast', async () => {
    server.simulator.setOptions({ perSecond: 3 });
    const calls = Array.from({ length: 8 }, () => bling.depositos.get());
    const outcomes = await Promise.allSettled(calls);
    server.simulator.setOptions({ perSecond: 1_000 });

    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(5);
    expect(server.simulator.log.countStatus(429)).toBeGreaterThanOrEqual(5);
  });
});
