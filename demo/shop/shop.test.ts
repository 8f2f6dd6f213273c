import { describe, expect, it } from 'vitest';

import { seededRandom } from '../../src/kernel/random.ts';
import { ShopSeed } from '../../src/simulator/bling/seed.ts';
import { FOR_SALE } from './for-sale.ts';
import { PROMOTIONS } from './promotions.ts';
import { chooseRoles } from './roles.ts';
import { shopSeed } from './shop.ts';

function makeShop(seed: number) {
  const random = seededRandom(seed);
  const roles = chooseRoles(random);
  return { roles, shop: ShopSeed.parse(shopSeed(roles, random)) };
}

const skus = FOR_SALE.flatMap(({ codigo, variacoes }) => [
  codigo ?? '',
  ...(variacoes ?? []).map((variation) => variation.codigo ?? ''),
]);

describe('the shop of the demo', () => {
  it('sells at least 120 products, each with a SKU of its own', () => {
    expect(FOR_SALE.length).toBeGreaterThanOrEqual(120);
    expect(new Set(skus).size).toBe(skus.length);
    expect(skus).not.toContain('');
  });

  it('puts together kits and promotions of products that exist', () => {
    const parts = FOR_SALE.flatMap(
      ({ kit }) => kit?.componentes.map(({ produto }) => produto) ?? [],
    );
    const missing = [...parts, ...PROMOTIONS.map(([sku]) => sku)].filter(
      (sku) => !skus.includes(String(sku)),
    );

    expect(missing).toEqual([]);
  });

  it('is a seed that the simulator reads, its categories included', () => {
    const { shop } = makeShop(1);
    const categories = new Set(shop.categories?.map(({ descricao }) => descricao));
    const used = shop.products.flatMap(({ categoria }) => (categoria ? [String(categoria)] : []));

    expect(used.filter((name) => !categories.has(name))).toEqual([]);
    expect(shop.products.filter(({ nome }) => nome.length > 120)).toEqual([]);
  });

  it('gives the same shop for the same seed and another one for another', () => {
    expect(makeShop(7).shop).toEqual(makeShop(7).shop);
    expect(makeShop(7).shop).not.toEqual(makeShop(8).shop);
  });

  it.each([1, 2, 3, 4, 5])('has something to sell out, with seed %i', (seed) => {
    const { roles, shop } = makeShop(seed);
    const stocks = new Map(
      shop.products.flatMap((product) => [
        [product.codigo, product.stock] as const,
        ...(product.variacoes ?? []).map(({ codigo, stock }) => [codigo, stock] as const),
      ]),
    );

    expect(stocks.get(roles.lastUnit)).toEqual({ 'Loja Centro': 1 });
    expect(roles.scarce.map(({ sku }) => stocks.get(sku))).toEqual(
      roles.scarce.map(({ units }) => ({ 'Loja Centro': units })),
    );
    expect(roles.outOfStock.map((sku) => stocks.get(sku))).toEqual(roles.outOfStock.map(() => 0));
    expect(roles.plenty.length).toBeGreaterThan(60);
  });
});
