import { describe, expect, it } from 'vitest';

import { openServingShop, type ServingShop, shopWith } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;

const DOUBTFUL = shopWith({
  products: [
    { nome: 'Sem código', codigo: '', preco: 10, stock: 3 },
    { nome: 'Lápis azul', codigo: 'LAP', preco: 2, stock: 9 },
    { nome: 'Lápis preto', codigo: 'LAP', preco: 2, stock: 9 },
    { nome: 'Bordado sob encomenda', codigo: 'SRV', preco: 20, tipo: 'S' },
  ],
});

/** An item that the store had before it was connected. */
async function addItem(shop: ServingShop, item: object): Promise<void> {
  const keys =
    'ck_0123456789abcdef0123456789abcdef01234567:cs_0123456789abcdef0123456789abcdef01234567';
  const request = new Request('https://loja.test/wp-json/wc/v3/products', {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(keys).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(item),
  });
  const response = await shop.run(shop.store.fetch(request));
  if (!response.ok) throw new Error(await response.text());
}

describe('in Bling', () => {
  it('a product without SKU and one whose SKU repeats wait, a service is skipped, the rest goes on', async () => {
    await using shop = await openServingShop({ shop: DOUBTFUL, bling: { skuIsUnique: false } });

    expect(await shop.causes()).toEqual([
      'product.noSku',
      'product.repeatedSkuInErp',
      'product.repeatedSkuInErp',
    ]);
    expect(await shop.skipReasons()).toContain('product.notGoods');
    const skus = shop.store.state().products.map(({ sku }) => sku);
    expect(skus.toSorted()).toEqual(['CAM', 'CAM-M', 'CAM-P', 'CAN-1', 'KIT-2']);
  });

  it('the mended SKU is enough: no one has to say so again', async () => {
    await using shop = await openServingShop({ shop: DOUBTFUL, bling: { skuIsUnique: false } });
    const [, second] = shop.bling.state('azul').products.filter(({ codigo }) => codigo === 'LAP');

    shop.bling.operator.changeProduct('azul', second?.id ?? 0, { codigo: 'LAP-2' });
    await shop.after(10 * MINUTE_MS);

    expect(shop.item('LAP-2')?.quantity).toBe(9);
    expect(shop.item('LAP')?.quantity).toBe(9);
    expect(await shop.causes()).toEqual(['product.noSku']);
  });
});

describe('in the store', () => {
  it('an item with the SKU of a product is taken as the same thing, not made twice', async () => {
    await using shop = await openServingShop();
    await addItem(shop, { name: 'Boné da loja', sku: 'BON', regular_price: '1.00' });

    shop.bling.operator.createProduct('azul', { nome: 'Boné', codigo: 'BON', preco: 30, stock: 7 });
    await shop.after(10 * MINUTE_MS);

    const caps = shop.store.state().products.filter(({ sku }) => sku === 'BON');
    expect(caps).toMatchObject([{ name: 'Boné', regularPrice: '30.00', quantity: 7 }]);
    expect(await shop.causes()).toEqual([]);
  });

  it('two items with one SKU wait for a person: none is touched', async () => {
    await using shop = await openServingShop();
    await addItem(shop, { name: 'Um', sku: 'BON', regular_price: '1.00' });
    await addItem(shop, { name: 'Dois', sku: 'BON-X', regular_price: '2.00' });
    const two = [...shop.store.shop.products.values()].find(({ sku }) => sku === 'BON-X');
    if (two) two.sku = 'BON';

    shop.bling.operator.createProduct('azul', { nome: 'Boné', codigo: 'BON', preco: 30, stock: 7 });
    await shop.after(10 * MINUTE_MS);

    expect(await shop.causes()).toEqual(['product.repeatedSkuInStore']);
    const caps = shop.store.state().products.filter(({ sku }) => sku === 'BON');
    expect(caps.map(({ regularPrice }) => regularPrice)).toEqual(['1.00', '2.00']);
  });

  it('an item with variations is no simple product of the same SKU', async () => {
    await using shop = await openServingShop();
    await addItem(shop, { name: 'Boné', sku: 'BON', type: 'variable' });

    shop.bling.operator.createProduct('azul', { nome: 'Boné', codigo: 'BON', preco: 30, stock: 7 });
    await shop.after(10 * MINUTE_MS);

    expect(await shop.causes()).toEqual(['product.otherShapeInStore']);
  });
});
