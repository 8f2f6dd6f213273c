import { describe, expect, it } from 'vitest';

import type { ErpGoods, ShownItem } from './products.ts';
import { judgeProducts } from './products.ts';

function erpGoods(parts: Partial<ErpGoods> = {}): ErpGoods {
  return {
    sku: 'CANECA',
    name: 'Caneca & Pires "Flor"',
    shape: 'simple',
    parentSku: undefined,
    goods: true,
    active: true,
    priceCents: 3_490,
    promotionCents: undefined,
    description: '<p>Ágata &amp; barro</p>',
    grossWeightKg: 0.22,
    options: '',
    ...parts,
  };
}

function shownItem(parts: Partial<ShownItem> = {}): ShownItem {
  return {
    sku: 'CANECA',
    parentSku: undefined,
    kind: 'simple',
    published: true,
    name: 'Caneca & Pires "Flor"',
    regularPrice: '34.9',
    salePrice: '',
    description: '<p>Ágata &amp; barro</p>',
    weight: '0.22',
    options: '',
    ...parts,
  };
}

const variation = erpGoods({
  sku: 'CAM-P',
  shape: 'variation',
  parentSku: 'CAM',
  name: 'Camiseta Tamanho:P;Cor:Azul',
  options: 'Tamanho:P;Cor:Azul',
});
const shownVariation = shownItem({
  sku: 'CAM-P',
  kind: 'variation',
  parentSku: 'CAM',
  name: 'P, Azul',
  description: '',
  options: 'Cor:Azul;Tamanho:P',
});

describe('judgeProducts', () => {
  it('is content with equal sides: padding of prices and the name of a variation do not matter', () => {
    const verdict = judgeProducts(
      [erpGoods(), variation],
      [shownItem({ regularPrice: '34.90' }), shownVariation],
    );

    expect(verdict).toEqual({ bling: 2, store: 2, differences: [] });
  });

  it('shows a kit as a simple item', () => {
    expect(judgeProducts([erpGoods({ shape: 'kit' })], [shownItem()]).differences).toEqual([]);
  });

  it.each([
    ['a price one cent off', shownItem({ regularPrice: '34.91' })],
    ['no price', shownItem({ regularPrice: '' })],
    ['a promotion that the ERP does not have', shownItem({ salePrice: '29.90' })],
    ['another name', shownItem({ name: 'Caneca &amp; Pires "Flor"' })],
    ['another description', shownItem({ description: '<p>Ágata</p>' })],
    ['another weight', shownItem({ weight: '0.2' })],
    ['a hidden item', shownItem({ published: false })],
    ['the wrong kind', shownItem({ kind: 'parent' })],
  ])('finds %s', (_, item) => {
    expect(judgeProducts([erpGoods()], [item]).differences).toHaveLength(1);
  });

  it('finds a promotion that is missing', () => {
    expect(
      judgeProducts([erpGoods({ promotionCents: 2_990 })], [shownItem()]).differences,
    ).toHaveLength(1);
  });

  it('finds a product that the store lacks', () => {
    const verdict = judgeProducts([erpGoods(), variation], [shownVariation]);

    expect(verdict).toMatchObject({ bling: 2, store: 1, differences: [{ sku: 'CANECA' }] });
  });

  it.each([
    ['another parent', { parentSku: 'OUTRA' }],
    ['another choice', { options: 'Cor:Verde;Tamanho:P' }],
  ])('finds a variation with %s', (_, parts) => {
    const verdict = judgeProducts([variation], [{ ...shownVariation, ...parts }]);

    expect(verdict.differences).toHaveLength(1);
  });

  it.each([
    ['without SKU', erpGoods({ sku: '' })],
    ['that is inactive', erpGoods({ active: false })],
    ['that is a service', erpGoods({ goods: false })],
  ])('does not expect a product %s, and does not let it be sold', (_, product) => {
    expect(judgeProducts([product], [])).toEqual({ bling: 0, store: 0, differences: [] });
    expect(judgeProducts([product], [shownItem({ sku: product.sku })]).differences).toHaveLength(1);
    expect(
      judgeProducts([product], [shownItem({ sku: product.sku, published: false })]).differences,
    ).toEqual([]);
  });

  it('does not expect a SKU that two products share', () => {
    expect(judgeProducts([erpGoods(), erpGoods()], []).bling).toBe(0);
    expect(judgeProducts([erpGoods(), erpGoods()], [shownItem()]).differences).toHaveLength(1);
  });

  it('finds an item that stands in the store twice', () => {
    expect(judgeProducts([erpGoods()], [shownItem(), shownItem()]).differences).toEqual([
      { sku: 'CANECA', what: 'duas vezes na loja' },
    ]);
  });
});
