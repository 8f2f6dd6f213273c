import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { seededRandom } from '../../src/kernel/random.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';
import { openBlingSimulatorServer } from '../../src/simulator/bling/server.ts';
import { openStoreSimulatorServer } from '../../src/simulator/store/open-server.ts';
import { createBlingSandbox } from '../sandboxes/bling.ts';
import { createStoreSandbox } from '../sandboxes/store.ts';
import { ACCOUNT, CHANNELS, COMPANY } from '../shop/account.ts';
import { STORE_ONLY_SKU } from '../shop/store-before.ts';
import { judgeSides } from './collect.ts';

/** A mug and a parent with one variation, entered on both sides by hand: the work of a perfect sync. */
async function openBothSides() {
  const parts = { port: 0, clock: systemClock, random: seededRandom(1), fetch };
  const reservationDelayMs = { min: 0, max: 0 };
  const erp = await openBlingSimulatorServer({ ...parts, options: { reservationDelayMs } });
  const shop = await openStoreSimulatorServer(parts);
  erp.simulator.seed({
    account: ACCOUNT,
    warehouses: [...COMPANY.warehouses],
    channels: [...COMPANY.channels],
    products: [
      { codigo: 'CAN', nome: 'Caneca & pires', preco: 30, pesoBruto: 0.2, stock: 5 },
      {
        codigo: 'CAM',
        nome: 'Camiseta',
        preco: 80,
        variacoes: [
          { codigo: 'CAM-P', nome: 'Camiseta P', preco: 80, variacao: 'Tamanho:P', stock: 2 },
        ],
      },
      { codigo: '', nome: 'Sem código', preco: 1, stock: 3 },
    ],
  });
  const stock = { manage_stock: true };
  const id = await enter(shop, '/products', {
    name: 'Camiseta',
    sku: 'CAM',
    type: 'variable',
    attributes: [{ name: 'Tamanho', options: ['P'], variation: true, visible: true }],
  });
  await enter(shop, `/products/${id}/variations`, {
    sku: 'CAM-P',
    regular_price: '80.00',
    stock_quantity: 2,
    ...stock,
    attributes: [{ name: 'Tamanho', option: 'P' }],
  });
  await enter(shop, '/products', {
    name: 'Caneca & pires',
    sku: 'CAN',
    regular_price: '30.00',
    weight: '0.2',
    stock_quantity: 5,
    ...stock,
  });
  await enter(shop, '/products', { name: 'Vale', sku: STORE_ONLY_SKU, regular_price: '100' });
  return { erp, shop, bling: createBlingSandbox(erp.url), store: createStoreSandbox(shop.url) };
}

async function enter(
  { url, simulator }: Awaited<ReturnType<typeof openStoreSimulatorServer>>,
  path: string,
  body: object,
): Promise<number> {
  const [keys] = simulator.shop.options.keys;
  const response = await simulator.fetch(
    new Request(`${url.replace('http:', 'https:')}/wp-json/wc/v3${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${keys?.key}:${keys?.secret}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    }),
  );
  return ((await response.json()) as { id: number }).id;
}

describe('judgeSides, of two simulators over their control calls', () => {
  let sides: Awaited<ReturnType<typeof openBothSides>>;
  beforeEach(async () => {
    sides = await openBothSides();
  });
  afterEach(async () => {
    await Promise.all([sides.erp.close(), sides.shop.close()]);
  });

  const judge = (impossible: readonly number[] = []) =>
    judgeSides(sides, { impossible: new Set(impossible), downtimes: [] });
  const productId = async (sku: string) =>
    (await sides.bling.state()).products.find(({ codigo }) => codigo === sku)?.id ?? 0;

  /** Paid at the door unless another way is named: then there is nothing to invoice yet. */
  async function buyMugs(quantity: number, payment = 'cod'): Promise<number> {
    const bought = await sides.store.buy({
      items: [{ sku: 'CAN', quantity }],
      payment,
      shippingId: 'retirada',
    });
    return bought.ok ? bought.order.id : 0;
  }

  async function importMugs(orderId: number, quantity: number): Promise<number> {
    return sides.bling.operate({
      do: 'sell',
      items: [{ productId: await productId('CAN'), quantity }],
      channelId: CHANNELS.store,
      numeroLoja: String(orderId),
    });
  }

  it('is content with both sides alike, before and after a sale that was imported', async () => {
    const clean = { missing: 0, duplicated: 0, moneyDifferent: 0 };

    expect(await judge()).toEqual({
      products: { bling: 3, store: 3, different: 0 },
      stock: { different: 0, oversold: 0 },
      orders: { store: 0, bling: 0, ...clean },
      invoices: { authorised: 0, rejected: 0, missing: 0, duplicated: 0, centsDifferent: 0 },
      receivables: { missing: 0, duplicated: 0, centsDifferent: 0 },
      tracking: { parcels: 0, missing: 0 },
      soldOut: [],
      refundedUnderNote: [],
      faults: [],
    });

    await importMugs(await buyMugs(5), 5);

    expect(await judge()).toMatchObject({
      stock: { different: 0, oversold: 0 },
      orders: { store: 1, bling: 1, ...clean },
      soldOut: ['CAN'],
      faults: [],
    });
  });

  it('misses the note and the receivables of a sale that is paid', async () => {
    await importMugs(await buyMugs(1, 'credit-card'), 1);

    expect(await judge()).toMatchObject({
      invoices: { authorised: 0, missing: 1 },
      receivables: { missing: 1 },
    });
  });

  it('keeps a sale that waits for a person out of the orders, not out of the stock', async () => {
    const orderId = await buyMugs(2);

    expect(await judge([orderId])).toMatchObject({
      stock: { different: 0, oversold: 0 },
      orders: { store: 0, missing: 0 },
    });
  });

  it.each<[string, () => Promise<unknown>, object]>([
    ['a missing order', () => buyMugs(1), { orders: { missing: 1, bling: 0 } }],
    [
      'a twin',
      async () => {
        const orderId = await buyMugs(1);
        await importMugs(orderId, 1);
        await importMugs(orderId, 1);
      },
      { orders: { duplicated: 1 } },
    ],
    [
      'another amount of money',
      async () => importMugs(await buyMugs(2), 1),
      { orders: { moneyDifferent: 1 } },
    ],
    [
      'a number that is one off',
      async () => sides.shop.simulator.control.setStock('CAN', 4),
      { stock: { different: 1 } },
    ],
    [
      'a price that did not follow',
      async () =>
        sides.bling.operate({ do: 'setPrice', productId: await productId('CAM-P'), preco: 81 }),
      { products: { different: 1 } },
    ],
    [
      'a product that the store lacks',
      () => sides.bling.operate({ do: 'createProduct', product: { codigo: 'NOVO', nome: 'Novo' } }),
      { products: { bling: 4, store: 3, different: 1 } },
    ],
    [
      'units that were put back and sold again',
      async () => {
        await importMugs(await buyMugs(5), 5);
        sides.shop.simulator.control.setStock('CAN', 5);
        await importMugs(await buyMugs(2), 2);
      },
      { stock: { oversold: 2, different: 1 } },
    ],
  ])('finds %s', async (_, plant, expected) => {
    await plant();

    const verdict = await judge();

    expect(verdict).toMatchObject(expected);
    expect(verdict.faults.length).toBeGreaterThan(0);
  });
});
