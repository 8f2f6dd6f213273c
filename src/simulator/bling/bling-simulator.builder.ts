import { z } from 'zod';

import { seededRandom } from '../../kernel/random.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import { createBlingSimulator } from './bling-simulator.ts';
import type { OptionChanges } from './options.ts';
import type { ShopSeedInput } from './seed.ts';

/** Tuesday, 10 March 2026, 12:00 in São Paulo. */
export const NOON = Date.parse('2026-03-10T15:00:00Z');

export const APP = {
  clientId: 'client-1',
  clientSecret: 'secret-1',
  redirectUri: 'http://127.0.0.1:3000/callback',
};

export const SHIRT = 16_000_000_001;
export const MUG = 16_000_000_002;
export const KIT = 16_000_000_003;
export const SMALL = 16_000_000_004;
export const CHANNEL = 203_204;
export const METHOD = 555;
export const WAREHOUSE = 14_800_000_002;

export const SHOP: ShopSeedInput = {
  account: 'azul',
  company: { nome: 'Loja Azul Ltda', id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' },
  warehouses: [{ id: WAREHOUSE, descricao: 'Geral', padrao: true }],
  channels: [{ id: CHANNEL, descricao: 'Loja virtual' }],
  paymentMethods: [{ id: METHOD, descricao: 'Pix', tipoPagamento: 20, padrao: 1 }],
  categories: [{ descricao: 'Canecas' }],
  contacts: [{ id: 111, nome: 'Ana Souza', numeroDocumento: '52998224725' }],
  products: [
    {
      id: SHIRT,
      nome: 'Camiseta',
      codigo: 'CAM',
      preco: 59.9,
      variacoes: [
        {
          id: SMALL,
          nome: 'Camiseta P',
          codigo: 'CAM-P',
          preco: 59.9,
          variacao: 'Tamanho:P',
          stock: 4,
        },
      ],
    },
    { id: MUG, nome: 'Caneca', codigo: 'CAN', preco: 30, stock: 10, categoria: 'Canecas' },
    {
      id: KIT,
      nome: 'Kit 2 canecas',
      codigo: 'KIT-CAN',
      preco: 55,
      kit: { tipoEstoque: 'V', componentes: [{ produto: 'CAN', quantidade: 2 }] },
    },
  ],
};

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly type: string;
  /** `data.id`, or that of the first row or of the `bordero`; 0 when there is none. */
  readonly id: number;
}

const WithId = z.object({ id: z.number() });
const Identified = z.union([
  z.object({
    data: z.union([WithId, z.tuple([WithId], z.unknown()).transform(([first]) => first)]),
  }),
  z.object({ bordero: WithId }).transform(({ bordero }) => ({ data: bordero })),
]);

/** A shop with one app and a token, on a virtual clock, and short ways to call and to wait. */
export function aShop(options: OptionChanges = {}, received: typeof fetch = refuseAll) {
  const clock = createVirtualClock(NOON);
  const simulator = createBlingSimulator({
    clock,
    random: seededRandom(7),
    fetch: received,
    options,
  });
  simulator.seed(SHOP);
  simulator.integrators.registerApp({ ...APP, webhookUrl: 'http://app.test/hook' });
  const token = simulator.integrators.grant(APP.clientId, 'azul').access_token;

  const send = (method: string, path: string, body?: unknown) =>
    simulator.fetch(`http://bling.test/Api/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  /** Waits a little first, so that the pace never refuses. */
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    await clock.advance(340);
    const response = await clock.run(send(method, path, body));
    return readAnswer(response);
  };

  return { clock, simulator, token, send, call };
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = text !== '' && type.includes('json') ? JSON.parse(text) : undefined;
  const id = Identified.safeParse(body).data?.data.id ?? 0;
  return { status: response.status, body, type, id };
}

function refuseAll(): Promise<Response> {
  return Promise.resolve(new Response(null, { status: 503 }));
}

/** An order of `quantity` mugs that closes to the cent. */
export function mugOrder(quantity = 1, change: object = {}) {
  return {
    numeroLoja: 'WEB-1001',
    loja: { id: CHANNEL },
    data: '2026-03-10',
    dataSaida: '2026-03-10',
    dataPrevista: '2026-03-15',
    contato: { id: 111 },
    itens: [
      {
        produto: { id: MUG },
        codigo: 'CAN',
        descricao: 'Caneca',
        unidade: 'UN',
        quantidade: quantity,
        valor: 30,
      },
    ],
    parcelas: [
      { dataVencimento: '2026-03-10', valor: quantity * 30, formaPagamento: { id: METHOD } },
    ],
    ...change,
  };
}
