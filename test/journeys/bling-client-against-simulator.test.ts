import { beforeEach, expect, it } from 'vitest';

import { countingBudget, memoryTokens } from '../../src/bling/bling.builder.ts';
import type { Bling, BlingAccount } from '../../src/bling/bling.ts';
import { createBlingOAuth } from '../../src/bling/oauth.ts';
import { openBling } from '../../src/bling/open-bling.ts';
import { buildContact, buildOrder } from '../../src/bling/orders.builder.ts';
import { createTokenGate } from '../../src/bling/token-gate.ts';
import { createTransport } from '../../src/bling/transport.ts';
import { ErpOrderId, ErpProductId, ErpStatusId } from '../../src/commerce/ids.ts';
import { cents } from '../../src/kernel/cents.ts';
import { quantity } from '../../src/kernel/quantity.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import type { BlingSimulator } from '../../src/simulator/bling/bling-simulator.ts';
import { createBlingSimulator } from '../../src/simulator/bling/bling-simulator.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { createVirtualClock } from '../../src/simulator/virtual-clock.ts';
import { describeWithReference } from '../reference.ts';
import type { ContractWatch } from './contract-watch.builder.ts';
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

let clock: VirtualClock;
let simulator: BlingSimulator;
let watch: ContractWatch;
let account: BlingAccount;
let bling: Bling;
let companyId: string;

function run<Result>(work: Promise<Result>): Promise<Result> {
  return clock.run(work);
}

async function connect(): Promise<void> {
  clock = createVirtualClock(START);
  const random = seededRandom(1);
  const noWebhooks = async () => new Response();
  simulator = createBlingSimulator({ clock, random, fetch: noWebhooks });
  companyId = simulator.seed(SHOP);
  simulator.integrators.registerApp(APP);
  watch = await watchContract(simulator.fetch);

  const gate = createTokenGate(clock);
  const transport = createTransport({ fetch: watch.fetch, clock });
  const oauth = createBlingOAuth({ ...APP, clock, gate, transport });
  const grant = await run(oauth.exchangeCode(simulator.integrators.authorize('totoro', 'azul')));
  account = openBling({
    ...APP,
    clock,
    random,
    fetch: watch.fetch,
    tokens: memoryTokens(grant),
    dayBudget: countingBudget(),
  });
  bling = account.at('order');
}

const idOf = async (sku: string) => {
  const { rows } = await run(bling.products.list({ page: 1, skus: [sku] }));
  return rows[0]?.id ?? ErpProductId.parse('0');
};

describeWithReference('our client and the Bling that we simulate', 'bling/harness', () => {
  beforeEach(connect);

  it('agree about the settings of an account, by the contract', async () => {
    const company = await run(bling.company());
    const warehouses = await run(bling.warehouses.list());
    const statuses = await run(bling.statuses.list());
    const transitions = await run(bling.statuses.transitions());
    const methods = await run(bling.paymentMethods.list());
    const channels = await run(bling.channels.list());
    const categories = await run(bling.categories.list(1));

    expect(company).toMatchObject({ companyId, name: 'Azul Roupas Ltda' });
    expect(warehouses).toMatchObject([{ isDefault: true, active: true, counts: true }]);
    expect(statuses).toContainEqual({
      id: '9',
      name: 'Atendido',
      inheritedId: undefined,
      value: 1,
    });
    expect(transitions.length).toBeGreaterThan(0);
    expect(methods).toContainEqual(expect.objectContaining({ type: 17, purpose: 'both' }));
    expect(channels).toMatchObject([{ id: '203204', name: 'Loja virtual', active: true }]);
    expect(categories.rows).toContainEqual(expect.objectContaining({ name: 'Roupas' }));
    expect(categories.complete).toBe(true);
    expect(watch.findings).toEqual([]);
  });

  it('agree about products, variations, kits and prices of the store', async () => {
    const page = await run(bling.products.list({ page: 1 }));
    const shirt = await run(bling.products.get(await idOf('CAM')));
    const mug = await run(bling.products.get(await idOf('CAN')));
    const kit = await run(bling.products.get(await idOf('KIT')));
    const links = await run(bling.storeLinks.list({ page: 1 }));
    const nothing = await run(bling.products.get(ErpProductId.parse('99')));

    expect(page.rows.map(({ sku }) => sku).toSorted()).toEqual(
      ['BON', 'CAM', 'CAM-M', 'CAM-P', 'CAN', 'KIT'].toSorted(),
    );
    expect(shirt).toMatchObject({
      shape: 'parent',
      grossWeightKg: '0.2',
      dimensionsCm: { length: '25', width: '20', height: '3' },
      variations: [
        { shape: 'variation', attributes: [{ name: 'Tamanho', option: 'P' }], priceCents: 5990 },
        { sku: 'CAM-M', parentId: shirt?.id },
      ],
    });
    expect(mug).toMatchObject({ imageUrls: ['https://cdn.example.com/caneca.jpg'] });
    expect(kit?.kit).toEqual({
      stock: 'from_components',
      components: [{ productId: mug?.id, quantity: '3' }],
    });
    expect(links.rows).toMatchObject([{ storeCode: '77', priceCents: 3390, productId: mug?.id }]);
    expect(nothing).toBeUndefined();
    expect(watch.findings).toEqual([]);
  });

  it('agree about what changed within a time', async () => {
    await clock.advance(3_600_000);
    const from = clock.now();
    const mug = await idOf('CAN');
    await run(bling.products.patch(mug, { priceCents: cents(3990), name: 'Caneca nova' }));
    const made = await run(
      bling.products.create({ sku: 'NOVO', name: 'Novo', priceCents: cents(100) }),
    );

    const changed = await run(
      bling.products.list({ page: 1, changed: { from, to: from + 60_000 } }),
    );

    expect(changed.rows.map(({ id }) => id).toSorted()).toEqual([mug, made].toSorted());
    expect(changed.rows).toContainEqual(
      expect.objectContaining({ name: 'Caneca nova', priceCents: 3990 }),
    );
    expect(watch.findings).toEqual([]);
  });

  it('agree about balances, those of zero and below too', async () => {
    const ids = await Promise.all(['CAM-P', 'CAM-M', 'BON', 'KIT'].map(idOf));
    const unknown = ErpProductId.parse('98765432109');
    const [warehouse] = await run(bling.warehouses.list());

    const before = await run(bling.stock.balances([...ids, unknown]));
    const [first] = ids;
    if (first && warehouse) {
      const set = { productId: first, warehouseId: warehouse.id, note: 'teste' };
      await run(bling.stock.setBalance({ ...set, quantity: quantity(5) }));
    }
    const after = await run(bling.stock.balances(ids.slice(0, 1)));

    expect(ids.map((id) => before.get(id)?.virtual)).toEqual(['8', '0', '-2', '4']);
    expect(before.has(unknown)).toBe(false);
    expect([...after.values()]).toMatchObject([{ physical: '5', virtual: '5' }]);
    expect(watch.findings).toEqual([]);
  });

  it('agree about a customer: found only by the exact document, changed without losing anything', async () => {
    const contact = buildContact();

    const before = await run(bling.contacts.findByDocument(contact.document));
    const id = await run(bling.contacts.create(contact));
    const again = await run(bling.contacts.create(contact));
    const found = await run(bling.contacts.findByDocument('529.982.247-25'));
    await run(bling.contacts.update(id, { ...contact, name: 'Ana Maria Souza' }));
    const changed = await run(bling.contacts.get(id));
    const walkIn = await run(bling.contacts.walkInConsumer());

    expect(before).toBeUndefined();
    expect([again, found?.id]).toEqual([id, id]);
    expect(changed).toMatchObject({
      name: 'Ana Maria Souza',
      document: '52998224725',
      email: 'ana@example.com',
      state: 'active',
      address: { street: 'Rua das Flores', city: 'Bento Gonçalves', state: 'RS' },
    });
    expect(walkIn).not.toBe(id);
    expect(watch.findings).toEqual([]);
  });

  it('agree about an order to the cent, and about its status', async () => {
    const order = await buildOurOrder('WEB-1');

    const id = await run(bling.orders.create(order));
    const claimed = await run(bling.orders.listByStoreNumbers(['WEB-1', 'WEB-2'], order.channelId));
    const steps = [];
    for (const status of ['9', '9']) {
      steps.push(await run(bling.orders.setStatus(id, ErpStatusId.parse(status))));
    }
    const read = await run(bling.orders.get(id));
    const missing = await run(bling.orders.get(ErpOrderId.parse('5')));

    expect(claimed).toMatchObject([{ id, storeNumber: 'WEB-1', totalCents: 12830 }]);
    expect(steps).toEqual(['changed', 'already']);
    expect(read).toMatchObject({
      channelId: '203204',
      totalCents: 12830,
      discountCents: 1000,
      freightCents: 1850,
      items: [{ sku: 'CAN', quantity: '2', unitPriceCents: 5990 }],
      installments: [{ amountCents: 12830, note: 'Pix (1/1)' }],
      internalNotes: 'store-order:WEB-1',
      statusId: '9',
      statusValue: 1,
      invoiceId: undefined,
    });
    expect(missing).toBeUndefined();
    expect([...watch.operations]).toContain('post /pedidos/vendas');
    expect(watch.findings).toEqual([]);
  });

  it('agree about the reason when instalments do not close', async () => {
    const order = await buildOurOrder('WEB-1');
    const [part] = order.installments;
    const wrong = { ...order, installments: part ? [{ ...part, amountCents: cents(1) }] : [] };

    const refused = run(bling.orders.create(wrong));

    await expect(refused).rejects.toMatchObject({
      code: 'bling.rejected',
      outcome: 'not_applied',
      complaints: [{ code: 22 }],
    });
  });

  it('find an order again whose answer was lost', async () => {
    const order = await buildOurOrder('WEB-1');
    simulator.faults.next(
      { kind: 'lose_answer', how: 'reset' },
      { method: 'POST', path: '/pedidos/vendas' },
    );

    await expect(run(bling.orders.create(order))).rejects.toMatchObject({ outcome: 'unknown' });
    const found = await run(bling.orders.listByStoreNumbers(['WEB-1'], order.channelId));

    expect(found).toHaveLength(1);
    expect(simulator.state('azul').orders).toHaveLength(1);
  });

  it('stay connected over days, with rotating tokens', async () => {
    for (let day = 0; day < 3; day += 1) {
      await run(bling.company());
      await clock.advance(24 * 3_600_000);
    }
    simulator.integrators.revoke('totoro');

    await expect(run(bling.company())).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  it('never meet a 429 although many call at once, with slow answers', async () => {
    simulator.faults.always({ kind: 'latency', ms: 800 });
    const calls = Array.from({ length: 60 }, (_, index) =>
      account.at(index % 2 ? 'order' : 'sweep').products.list({ page: 1 }),
    );

    await run(Promise.all(calls));

    expect(simulator.log.countStatus(429)).toBe(0);
    expect(simulator.log.maxInOneSecond('azul')).toBe(3);
    expect(account.calls.count()).toBe(60);
  });

  it('get on with a Bling that throttles without reason', async () => {
    simulator.faults.next({ kind: 'throttle' }, { times: 3 });

    const company = await run(bling.company());

    expect(company.companyId).toBe(companyId);
    expect(simulator.log.countStatus(429)).toBe(3);
  });

  async function buildOurOrder(storeNumber: string) {
    const contactId = await run(bling.contacts.create(buildContact()));
    const methods = await run(bling.paymentMethods.list());
    const paymentMethodId = methods.find(({ type }) => type === 17)?.id;
    const productId = await idOf('CAN');
    return buildOrder({ storeNumber, contactId, productId, paymentMethodId });
  }
});
