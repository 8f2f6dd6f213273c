import { describe, expect, it } from 'vitest';

import { seededRandom } from '../../src/kernel/random.ts';
import { FOR_SALE } from '../shop/for-sale.ts';
import { chooseRoles } from '../shop/roles.ts';
import { STORE_ONLY_SKU } from '../shop/store-before.ts';
import { planShoppers } from './shoppers.ts';

function plan(seed: number) {
  const random = seededRandom(seed);
  const roles = chooseRoles(random);
  return { roles, shoppers: planShoppers(roles, random) };
}

describe.each([1, 2, 3, 17])('the forty shoppers of seed %i', (seed) => {
  const { roles, shoppers } = plan(seed);

  it('are forty, each in their place, and the same when asked again', () => {
    expect(shoppers.map(({ place }) => place)).toEqual(
      Array.from({ length: 40 }, (_, at) => at + 1),
    );
    expect(plan(seed).shoppers).toEqual(shoppers);
  });

  it('are five for the last unit, at one moment', () => {
    const rivals = shoppers.filter(({ part }) => part === 'rival');

    expect(rivals.map(({ basket }) => basket)).toEqual(
      rivals.map(() => [{ sku: roles.lastUnit, quantity: 1 }]),
    );
    expect(new Set(rivals.map(({ atMs }) => atMs)).size).toBe(1);
    expect(rivals.length).toBe(5);
  });

  it('empty at least ten shelves', () => {
    const bought = shoppers
      .filter(({ part }) => part === 'takes_all')
      .map(({ basket }) => basket[0]);

    expect(bought).toEqual(roles.scarce.map(({ sku, units }) => ({ sku, quantity: units })));
    expect(bought.length).toBeGreaterThanOrEqual(10);
  });

  it('pay in every way, with coupons, companies and a customer who comes twice', () => {
    const emails = shoppers.map(({ person }) => person.email);
    const documents = shoppers.map(({ person }) => person.document.kind);

    expect([...new Set(shoppers.map(({ payment }) => payment))].toSorted()).toEqual(
      ['boleto', 'cartao', 'cripto', 'na_entrega', 'pix', 'pix_depois'].toSorted(),
    );
    expect(shoppers.filter(({ coupon }) => coupon !== '').length).toBeGreaterThan(2);
    expect(documents.filter((kind) => kind === 'cnpj').length).toBeGreaterThanOrEqual(4);
    expect(new Set(emails).size).toBeLessThan(40);
  });

  it('leave exactly four orders that need a person, and buy only what exists', () => {
    const known = new Set([
      STORE_ONLY_SKU,
      ...FOR_SALE.flatMap(({ codigo, variacoes }) => [
        codigo,
        ...(variacoes ?? []).map((variation) => variation.codigo),
      ]),
    ]);
    const unknown = shoppers
      .flatMap(({ basket, instead }) => [...basket, ...(instead ?? [])])
      .filter(({ sku }) => !known.has(sku));

    expect(shoppers.filter(({ part }) => part === 'impossible').length).toBe(4);
    expect(unknown).toEqual([]);
  });

  it('never put one article twice in a basket, nor what is being changed', () => {
    const { repriced, renamed, promoted, deactivated } = roles.changed;
    const changed = [...repriced, renamed, promoted, deactivated];
    const odd = shoppers.filter(({ basket }) => {
      const skus = basket.map(({ sku }) => sku);
      return new Set(skus).size !== skus.length || skus.some((sku) => changed.includes(sku));
    });

    expect(odd).toEqual([]);
  });
});
