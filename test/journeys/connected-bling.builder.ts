import { countingBudget, memoryTokens } from '../../src/bling/bling.builder.ts';
import type { Bling, BlingAccount } from '../../src/bling/bling.ts';
import { createBlingOAuth } from '../../src/bling/oauth.ts';
import { openBling } from '../../src/bling/open-bling.ts';
import { buildContact, buildOrder } from '../../src/bling/orders.builder.ts';
import { createTokenGate } from '../../src/bling/token-gate.ts';
import { createTransport } from '../../src/bling/transport.ts';
import { ErpProductId } from '../../src/commerce/ids.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { createBlingSimulator } from '../../src/simulator/bling/bling-simulator.ts';
import { createVirtualClock } from '../../src/simulator/virtual-clock.ts';
import { watchContract } from './contract-watch.builder.ts';

const START = Date.UTC(2026, 2, 10, 12);
const APP = { clientId: 'totoro', clientSecret: 'secret', redirectUri: 'http://localhost/back' };

const SHOP = {
  account: 'azul',
  company: { nome: 'Azul Roupas Ltda' },
  channels: [{ id: 203204, descricao: 'Loja virtual' }],
  products: [
    {
      nome: 'Camiseta',
      codigo: 'CAM',
      preco: 59.9,
      pesoBruto: 0.2,
      dimensoes: { largura: 20, altura: 3, profundidade: 25 },
      variacoes: [
        { nome: 'Camiseta P', codigo: 'CAM-P', preco: 59.9, variacao: 'Tamanho:P', stock: 8 },
        { nome: 'Camiseta M', codigo: 'CAM-M', preco: 59.9, variacao: 'Tamanho:M', stock: 0 },
      ],
    },
    {
      nome: 'Caneca',
      codigo: 'CAN',
      preco: 35.5,
      stock: 12,
      imagens: ['https://cdn.example.com/caneca.jpg'],
      lojas: [{ loja: 'Loja virtual', codigo: '77', preco: 33.9 }],
    },
    { nome: 'Boné', codigo: 'BON', preco: 49, stock: -2 },
    {
      nome: 'Kit de canecas',
      codigo: 'KIT',
      preco: 99,
      kit: { tipoEstoque: 'V' as const, componentes: [{ produto: 'CAN', quantidade: 3 }] },
    },
  ],
  categories: [{ descricao: 'Roupas' }],
};

export type ConnectedBling = Awaited<ReturnType<typeof connectBling>>;

/** Our client, connected by OAuth to a simulated Bling with the shop above, on a virtual clock, under watch. */
export async function connectBling() {
  const clock = createVirtualClock(START);
  const random = seededRandom(1);
  const noWebhooks = async () => new Response();
  const simulator = createBlingSimulator({ clock, random, fetch: noWebhooks });
  const companyId = simulator.seed(SHOP);
  simulator.integrators.registerApp(APP);
  const watch = await watchContract(simulator.fetch);

  const gate = createTokenGate(clock);
  const transport = createTransport({ fetch: watch.fetch, clock });
  const oauth = createBlingOAuth({ ...APP, clock, gate, transport });
  const code = simulator.integrators.authorize(APP.clientId, SHOP.account);
  const grant = await clock.run(oauth.exchangeCode(code));
  const account: BlingAccount = openBling({
    ...APP,
    clock,
    random,
    fetch: watch.fetch,
    tokens: memoryTokens(grant),
    dayBudget: countingBudget(),
  });
  const bling: Bling = account.at('order');
  const run = <Result>(work: Promise<Result>) => clock.run(work);

  const idOf = async (sku: string) => {
    const { rows } = await run(bling.products.list({ page: 1, skus: [sku] }));
    return rows[0]?.id ?? ErpProductId.parse('0');
  };

  /** Two mugs by Pix for a new customer. */
  async function prepareOrder(storeNumber: string) {
    const { id: contactId } = await run(bling.contacts.create(buildContact()));
    const methods = await run(bling.paymentMethods.list());
    const paymentMethodId = methods.find(({ type }) => type === 17)?.id;
    return buildOrder({ storeNumber, contactId, productId: await idOf('CAN'), paymentMethodId });
  }

  return { clock, run, simulator, watch, account, bling, companyId, idOf, prepareOrder };
}
