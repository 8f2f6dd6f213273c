import { describe, expect, it } from 'vitest';

import { openServingShop, type ServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const MANY = {
  account: 'azul',
  company: { nome: 'Loja Azul Ltda' },
  products: Array.from({ length: 130 }, (_, at) => ({
    nome: `Produto ${at}`,
    codigo: `P-${at}`,
    preco: 10,
    stock: 5,
  })),
};

/** What a shopper sees of every item. */
function shown(shop: ServingShop) {
  return shop.store
    .state()
    .products.map(({ sku, status, quantity }) => `${sku} ${status} ${quantity}`)
    .toSorted();
}

describe('half a list', () => {
  it.each([
    { of: 'products', path: '/produtos' },
    { of: 'prices of the store', path: '/produtos/lojas' },
    { of: 'balances', path: '/estoques/saldos' },
  ])('of $of from Bling hides, deletes and empties nothing', async ({ path }) => {
    await using shop = await openServingShop();
    const before = shown(shop);
    const writes = shop.writes().store;
    shop.bling.faults.always({ kind: 'short_page', rows: 1 }, { method: 'GET', path });

    await shop.sync();
    await shop.after(10 * MINUTE_MS);

    expect(shown(shop)).toEqual(before);
    expect(shop.writes().store).toBe(writes);
    expect(await shop.causes()).toEqual([]);
  });

  it.each([0, 1])('of %i items from the store deletes and hides nothing', async (rows) => {
    await using shop = await openServingShop();
    const before = shown(shop);
    const list = { kind: 'truncate-list', path: '/products', amount: rows } as const;
    shop.store.faults.add({ ...list, method: 'GET', times: 50 });

    await shop.sync();
    shop.store.faults.clear();
    await shop.sync();
    await shop.after(10 * MINUTE_MS);

    expect(shown(shop)).toEqual(before);
    expect(await shop.causes()).toEqual([]);
  });

  it('of orders from the store loses none of them', async () => {
    await using shop = await openServingShop();
    shop.store.faults.add({ kind: 'truncate-list', path: '/orders', amount: 0, times: 6 });

    shop.buy();
    shop.buy();
    await shop.after(15 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(2);
  });
});

describe('an error in the middle of a walk', () => {
  it('of Bling is gone on with where it was', async () => {
    await using shop = await openServingShop({ shop: MANY });
    const pages = () =>
      shop.bling.log.entries
        .slice(from)
        .filter(({ path, query }) => path === '/produtos' && !query.includes('dataAlteracao'))
        .map(({ query, status }) => `${new URLSearchParams(query).get('pagina')} ${status}`);
    const from = shop.bling.log.entries.length;
    const second = { method: 'GET', path: '/^.produtos$/' };
    shop.bling.faults.next({ kind: 'latency', ms: 1 }, second);
    shop.bling.faults.next({ kind: 'error_page', status: 500 }, second);

    await shop.sync('products');

    expect(pages()).toEqual(['1 200', '2 500', '2 200']);
    expect(shown(shop)).toHaveLength(130);
    expect(await shop.causes()).toEqual([]);
  });

  it('of the store is gone on with where it was', async () => {
    await using shop = await openServingShop({ shop: MANY });
    const before = shown(shop);
    const path = '/products';
    shop.store.faults.add({ kind: 'critical-error', path, method: 'GET', skip: 1, times: 2 });

    await shop.sync('products');
    await shop.after(5 * MINUTE_MS);

    expect(shown(shop)).toEqual(before);
    expect(await shop.causes()).toEqual([]);
    expect(await shop.work()).toEqual({ ready: 0, waiting: 0, needs_person: 0 });
  });
});
