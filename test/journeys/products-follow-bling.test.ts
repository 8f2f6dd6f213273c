import { describe, expect, it } from 'vitest';

import { openOtherApp } from './other-app.builder.ts';
import { openServingShop, type ServingShop, shopWith } from './serving-shop.builder.ts';
import { CHANNEL } from './shop-world.builder.ts';

const MINUTE_MS = 60_000;

/** Writes to the store while `change` is made in Bling and followed. */
async function writesOf(shop: ServingShop, change: () => void): Promise<string[]> {
  const from = shop.store.log.length;
  change();
  await shop.after(3 * MINUTE_MS);
  return shop.store.log
    .slice(from)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.split('?')[0]}`);
}

describe('a change in Bling', () => {
  it('of name and price reaches the store with one write, and nothing else', async () => {
    await using shop = await openServingShop();
    const id = shop.productId('CAN-1');

    const writes = await writesOf(shop, () =>
      shop.bling.operator.changeProduct('azul', id, { nome: 'Caneca azul', preco: 52.5 }),
    );

    expect(writes).toHaveLength(1);
    expect(shop.item('CAN-1')).toMatchObject({ name: 'Caneca azul', regularPrice: '52.50' });
    expect(await shop.causes()).toEqual([]);
  });

  it('reaches the store without webhooks too', async () => {
    await using shop = await openServingShop({ webhooks: false });

    shop.bling.operator.setPrice('azul', shop.productId('CAM-P'), 61);
    await shop.after(10 * MINUTE_MS);

    expect(shop.item('CAM-P')?.regularPrice).toBe('61.00');
  });

  it('that changes nothing for the store writes nothing', async () => {
    await using shop = await openServingShop();

    const writes = await writesOf(shop, () =>
      shop.bling.operator.changeProduct('azul', shop.productId('CAN-1'), { marca: 'Outra' }),
    );

    expect(writes).toEqual([]);
  });

  it('to inactive hides the item, and back to active shows it again', async () => {
    await using shop = await openServingShop();
    const id = shop.productId('CAN-1');

    shop.bling.operator.setSituation('azul', id, 'I');
    await shop.after(10 * MINUTE_MS);
    expect(shop.item('CAN-1')?.status).not.toBe('publish');
    expect(shop.store.state().products).toHaveLength(5);

    shop.bling.operator.setSituation('azul', id, 'A');
    await shop.after(10 * MINUTE_MS);
    expect(shop.item('CAN-1')?.status).toBe('publish');
    expect(await shop.causes()).toEqual([]);
  });

  it('that deletes a product hides its item and deletes nothing', async () => {
    await using shop = await openServingShop();

    shop.bling.operator.deleteProduct('azul', shop.productId('CAN-1'));
    await shop.after(10 * MINUTE_MS);

    expect(shop.item('CAN-1')?.status).not.toBe('publish');
    expect(shop.store.state().products).toHaveLength(5);
  });

  it('that adds a product makes one item with its stock', async () => {
    await using shop = await openServingShop();

    shop.bling.operator.createProduct('azul', { nome: 'Boné', codigo: 'BON', preco: 30, stock: 7 });
    await shop.after(10 * MINUTE_MS);

    expect(shop.item('BON')).toMatchObject({ status: 'publish', quantity: 7 });
    expect(shop.store.state().products.filter(({ sku }) => sku === 'BON')).toHaveLength(1);
    expect(await shop.causes()).toEqual([]);
  });
});

describe('the price of this one store', () => {
  const PROMOTED = shopWith({
    products: [
      {
        nome: 'Garrafa',
        codigo: 'GAR',
        preco: 40,
        stock: 5,
        lojas: [{ loja: CHANNEL, codigo: '1', preco: 38, precoPromocional: 33 }],
      },
    ],
  });

  it('goes before the general one, with its promotion, until the promotion ends', async () => {
    await using shop = await openServingShop({ shop: PROMOTED });
    expect(shop.item('GAR')).toMatchObject({ regularPrice: '38.00', salePrice: '33.00' });

    const promotionEnds = { preco: 38, precoPromocional: 0 };
    await openOtherApp(shop).setStorePrice('GAR', CHANNEL, promotionEnds);
    await shop.after(10 * MINUTE_MS);

    expect(shop.item('GAR')).toMatchObject({ regularPrice: '38.00', salePrice: '' });
    expect(await shop.causes()).toEqual([]);
  });
});

describe('what the store made of an item', () => {
  it('in words and pictures stays', async () => {
    await using shop = await openServingShop();
    const item = shop.store.shop.products.get(shop.item('CAN-1')?.id ?? 0);
    if (!item) throw new Error('no item');
    item.plain['description'] = 'Feita à mão';
    item.images = [];

    shop.bling.operator.setPrice('azul', shop.productId('CAN-1'), 51);
    await shop.after(3 * MINUTE_MS);
    await shop.sync('products');

    expect(shop.item('CAN-1')).toMatchObject({
      description: 'Feita à mão',
      images: 0,
      regularPrice: '51.00',
    });
  });

  it('of its price is set back: Bling is the master', async () => {
    await using shop = await openServingShop();
    const item = shop.store.shop.products.get(shop.item('CAN-1')?.id ?? 0);
    if (!item) throw new Error('no item');
    item.regularPrice = '1.00';

    await shop.sync('products');

    expect(shop.item('CAN-1')?.regularPrice).toBe('49.90');
  });

  it('when it deletes one is told once, and the item is not made again', async () => {
    await using shop = await openServingShop();
    shop.store.shop.products.delete(shop.item('CAN-1')?.id ?? 0);

    await shop.sync();
    await shop.sync();

    expect(shop.item('CAN-1')).toBeUndefined();
    expect(await shop.causes()).toEqual(['product.goneFromStore']);
  });
});

describe('the creation of an item', () => {
  it.each(['lose-answer', 'late-commit'] as const)(
    'whose answer is lost (%s) makes no twin',
    async (kind) => {
      await using shop = await openServingShop();
      shop.store.faults.add({ kind, method: 'POST', path: '/products', amount: 120_000 });

      const product = { nome: 'Boné', codigo: 'BON', preco: 30, stock: 7 };
      shop.bling.operator.createProduct('azul', product);
      await shop.after(30 * MINUTE_MS);

      expect(shop.store.log.some(({ fault }) => fault === kind)).toBe(true);
      expect(shop.store.state().products.filter(({ sku }) => sku === 'BON')).toHaveLength(1);
      expect(await shop.causes()).toEqual([]);
      expect(shop.item('BON')?.quantity).toBe(7);
    },
  );
});

describe('a new variation in Bling', () => {
  it('joins its parent in the store', async () => {
    await using shop = await openServingShop();

    const large = { codigo: 'CAM-G', variacao: { nome: 'Tamanho:G' }, preco: 69.9 };
    await openOtherApp(shop).addVariation('CAM', large);
    await shop.after(10 * MINUTE_MS);

    const parent = shop.item('CAM');
    expect(shop.item('CAM-G')).toMatchObject({
      parentId: parent?.id,
      regularPrice: '69.90',
      choices: [{ name: 'Tamanho', option: 'G' }],
    });
    expect(await shop.causes()).toEqual([]);
  });
});
