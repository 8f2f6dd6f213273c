import { z } from 'zod';

import { seededRandom } from '../../src/kernel/random.ts';
import { createBlingSimulator } from '../../src/simulator/bling/bling-simulator.ts';
import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';
import { DEFAULT_OPTIONS } from '../../src/simulator/store/options.ts';
import { createStoreSimulator } from '../../src/simulator/store/simulator.ts';
import { createVirtualClock } from '../../src/simulator/virtual-clock.ts';
import { ACCOUNT, type Calls } from './shop.ts';

const START = Date.parse('2026-03-10T12:00:00Z');
const APP = { clientId: 'naive', clientSecret: 'naive', redirectUri: 'http://127.0.0.1/' };
const [KEY] = DEFAULT_OPTIONS.keys;
const LIST_PAGE = 100;
/** Below three calls a second, so that no call is refused and made twice. */
const APART_MS = 350;

const Row = z.object({ id: z.int(), codigo: z.string() });
const Rows = z.object({ data: z.array(Row) });
const Detail = z.object({ data: z.object({ nome: z.string(), preco: z.number() }) });
const Balances = z.object({ data: z.array(z.object({ saldoVirtualTotal: z.number() })) });
const Items = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    regular_price: z.string(),
    stock_quantity: z.number().nullable(),
  }),
);
const Contacts = z.object({ data: z.array(z.object({ id: z.int() })) });
const Created = z.object({ data: z.object({ id: z.int() }) });

export interface NaiveOrder {
  readonly number: string;
  readonly document: string;
  readonly name: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

/**
 * The sync that one writes first, against a Bling and a store of its own: a detail and a balance for each product, a
 * look and a write for each item, the same again for each event, a look for each line of an order. It is right as
 * long as nothing goes wrong.
 */
export function createNaiveSync(shop: ShopSeedInput) {
  const clock = createVirtualClock(START);
  const nobody: typeof fetch = async () => new Response();
  const bling = createBlingSimulator({ clock, random: seededRandom(2), fetch: nobody });
  const store = createStoreSimulator({
    clock,
    random: seededRandom(3),
    fetch: nobody,
    options: { siteUrl: 'https://loja.test' },
  });
  bling.seed(shop);
  bling.integrators.registerApp(APP);
  const token = bling.integrators.grant(APP.clientId, ACCOUNT, true).access_token;
  const blingHeaders = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const storeHeaders = {
    authorization: `Basic ${Buffer.from(`${KEY?.key}:${KEY?.secret}`).toString('base64')}`,
    'content-type': 'application/json',
  };

  async function askBling<T>(path: string, shape: z.ZodType<T>, body?: object): Promise<T> {
    await clock.sleep(APART_MS);
    const post = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    return read(
      await bling.fetch(`http://bling.test/Api/v3${path}`, { headers: blingHeaders, ...post }),
      shape,
    );
  }

  async function askStore<T>(path: string, shape: z.ZodType<T>, write?: Write): Promise<T> {
    const init = write ? { method: write.method, body: JSON.stringify(write.body) } : {};
    const url = `https://loja.test/wp-json/wc/v3${path}`;
    return read(await store.fetch(new Request(url, { headers: storeHeaders, ...init })), shape);
  }

  async function syncProduct({ id, codigo }: z.infer<typeof Row>): Promise<void> {
    const { data: product } = await askBling(`/produtos/${id}`, Detail);
    const { data: balances } = await askBling(
      `/estoques/saldos?idsProdutos[]=${id}&filtroSaldoEstoque=1`,
      Balances,
    );
    const wanted = {
      name: product.nome,
      regular_price: product.preco.toFixed(2),
      stock_quantity: balances[0]?.saldoVirtualTotal ?? 0,
    };
    const [item] = await askStore(`/products?sku=${codigo}`, Items);
    if (!item)
      await askStore('/products', z.unknown(), {
        method: 'POST',
        body: { ...wanted, sku: codigo, type: 'simple', manage_stock: true },
      });
    else if (
      item.name !== wanted.name ||
      item.regular_price !== wanted.regular_price ||
      item.stock_quantity !== wanted.stock_quantity
    )
      await askStore(`/products/${item.id}`, z.unknown(), { method: 'PUT', body: wanted });
  }

  async function syncAll(): Promise<void> {
    for (let page = 1; ; page += 1) {
      const query = `pagina=${page}&limite=${LIST_PAGE}&criterio=2`;
      const { data: rows } = await askBling(`/produtos?${query}`, Rows);
      for (const row of rows) await syncProduct(row);
      if (rows.length < LIST_PAGE) return;
    }
  }

  async function findOrCreateContact({ document, name }: NaiveOrder): Promise<number> {
    const digits = document.replace(/\D/g, '');
    const found = await askBling(`/contatos?numeroDocumento=${digits}&criterio=1`, Contacts);
    const [known] = found.data;
    if (known) return known.id;
    const body = { nome: name, tipo: 'F', situacao: 'A', numeroDocumento: digits };
    return (await askBling('/contatos', Created, body)).data.id;
  }

  async function createOrder(order: NaiveOrder): Promise<void> {
    const contact = await findOrCreateContact(order);
    const items: object[] = [];
    for (const { sku, quantity } of order.lines) {
      const { data } = await askBling(`/produtos?codigo=${sku}&criterio=2`, Rows);
      const line = { codigo: sku, descricao: sku, unidade: 'UN', quantidade: quantity, valor: 10 };
      items.push({ produto: { id: data[0]?.id }, ...line });
    }
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    await askBling('/pedidos/vendas', Created, {
      numeroLoja: order.number,
      data: day,
      contato: { id: contact },
      itens: items,
    });
  }

  return {
    syncAll: () => clock.run(syncAll()),
    /** As each event says that something about a product moved. */
    syncProduct: (id: number, codigo: string) => clock.run(syncProduct({ id, codigo })),
    createOrder: (order: NaiveOrder) => clock.run(createOrder(order)),
    bling,
    store,
    calls: (): Calls => ({ bling: bling.log.entries.length, store: store.log.length }),
  };
}

interface Write {
  readonly method: 'POST' | 'PUT';
  readonly body: object;
}

async function read<T>(answer: Response, shape: z.ZodType<T>): Promise<T> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text.slice(0, 300)}`);
  return shape.parse(JSON.parse(text));
}
