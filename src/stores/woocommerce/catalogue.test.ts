import { describe, expect, it } from 'vitest';

import { StoreItemId } from '../../commerce/ids.ts';
import { cents } from '../../kernel/cents.ts';
import { createItems, failureOf, newItem, walk } from '../connector-harness.suite.ts';
import { json, list, scriptedShop } from './scripted-shop.builder.ts';
import { simulatedShop } from './simulated-shop.builder.ts';

describe('products of WooCommerce', () => {
  it('are told their measures in the units of the shop', async () => {
    const shop = scriptedShop(({ method, path }) => {
      if (method === 'POST') return json({ id: 7, type: 'simple', status: 'publish' });
      if (path.endsWith('weight_unit')) return json({ value: 'g' });
      return json({ value: path.endsWith('dimension_unit') ? 'mm' : 'yes' });
    });
    const fields = { weightKg: '0.3', lengthCm: '10.5', widthCm: '20', heightCm: '3' };

    await shop.run(shop.store.catalogue.create(newItem({ fields })));

    expect(shop.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
      weight: '300',
      dimensions: { length: '105', width: '200', height: '30' },
    });
  });

  it.each([
    ['a negative price', { regularPriceCents: cents(-1) }, 'invalid_price'],
    ['a promotion above the price', { salePriceCents: cents(99_900) }, 'promotion_not_lower'],
    ['no name', { name: ' ' }, 'name_missing'],
    ['letters in a GTIN', { gtin: '789-ABC' }, 'invalid_gtin'],
    ['a comma in a measure', { weightKg: '0,3' }, 'invalid_measure'],
    [
      'an attribute without an option',
      { attributes: [{ name: 'Cor', options: [] }] },
      'invalid_attribute',
    ],
  ])('with %s are refused before anything is sent', async (...[, fields, storeCode]) => {
    const shop = scriptedShop(() => json({ value: 'yes' }));
    const id = StoreItemId.parse('5');
    const regularPriceCents = cents(4_990);

    const failure = await failureOf(shop.run(shop.store.catalogue.create(newItem({ fields }))));
    const outcomes = await shop.run(
      shop.store.catalogue.update([
        { id, parentId: undefined, fields: { regularPriceCents, ...fields } },
      ]),
    );

    expect(failure).toMatchObject({ code: 'store.rejected', storeCode });
    expect(outcomes).toMatchObject([{ outcome: 'not_applied', code: storeCode }]);
    expect(shop.asked.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('get their images by address, once', async () => {
    const { store, backdoor, simulator } = simulatedShop();
    const imageUrls = ['https://cdn.example/a.png', 'https://cdn.example/b.png'];
    const item = await backdoor.run(store.catalogue.create(newItem({ imageUrls })));

    const fields = { name: 'Xícara' };
    await backdoor.run(store.catalogue.update([{ id: item.id, parentId: undefined, fields }]));

    expect(item.images).toHaveLength(2);
    const [after] = await backdoor.run(store.catalogue.read([item.id]));
    expect(after?.images).toEqual(item.images);
    expect(simulator.state().products[0]?.images).toBe(2);
  });

  it('are not skipped by a walk when others are deleted meanwhile', async () => {
    const { store, backdoor, simulator } = simulatedShop();
    const items = await backdoor.run(createItems(store, 150));

    const first = await backdoor.run(store.catalogue.page(undefined));
    for (const { id } of items.slice(0, 70)) simulator.shop.products.delete(Number(id));
    const rest = await backdoor.run(walk((after) => store.catalogue.page(after ?? first.next)));

    const seen = new Set([first, ...rest].flatMap((each) => each.items.map(({ id }) => id)));
    expect(items.filter(({ id }) => !seen.has(id))).toEqual([]);
  });

  it('are walked a hundred at a time, all variations in one list', async () => {
    const { store, backdoor, simulator } = simulatedShop();
    await backdoor.run(createItems(store, 250));
    const attributes = [{ name: 'Cor', options: ['Azul'] }];
    for (let made = 0; made < 5; made++) {
      const parent = newItem({ shape: 'parent', quantity: 0, fields: { attributes } });
      const { id: parentId } = await backdoor.run(store.catalogue.create(parent));
      const child = newItem({ shape: 'variation', parentId, fields: { attributes } });
      await backdoor.run(store.catalogue.create(child));
    }
    const callsBefore = simulator.log.length;

    const pages = await backdoor.run(walk((after) => store.catalogue.page(after)));

    expect(pages.flatMap(({ items }) => items)).toHaveLength(260);
    const lists = simulator.log.slice(callsBefore).map(({ path }) => path.split('?')[0]);
    expect(lists.filter((path) => path?.endsWith('/products'))).toHaveLength(3);
    // One of the two asks whether there is such a list.
    expect(lists.filter((path) => path?.endsWith('/variations'))).toHaveLength(2);
  });

  it('in the trash are found by id only', async () => {
    const { store, backdoor, simulator } = simulatedShop();
    const [cup] = await backdoor.run(createItems(store, 1, { fields: { sku: 'CAN' } }));
    for (const product of simulator.shop.products.values()) product.status = 'trash';

    const read = await backdoor.run(store.catalogue.read(cup ? [cup.id] : []));

    expect(read).toMatchObject([{ id: cup?.id, state: 'trashed' }]);
    expect(await backdoor.run(store.catalogue.findBySku(['CAN']))).toEqual([]);
    const again = backdoor.run(store.catalogue.create(newItem({ fields: { sku: 'CAN' } })));
    expect(await failureOf(again)).toMatchObject({
      storeCode: 'woocommerce_rest_product_not_created',
    });
  });

  it('whose SKU has a comma are found', async () => {
    const { store, backdoor } = simulatedShop();
    await backdoor.run(createItems(store, 1, { fields: { sku: 'A,B' } }));

    const found = await backdoor.run(store.catalogue.findBySku(['A,B', 'C']));

    expect(found.map(({ sku }) => sku)).toEqual(['A,B']);
  });

  it('are found by key through their SKU in one call', async () => {
    const { store, backdoor, simulator } = simulatedShop();
    await backdoor.run(store.catalogue.create(newItem({ key: 'k-1', fields: { sku: 'CAN' } })));
    const callsBefore = simulator.log.length;

    const found = await backdoor.run(store.catalogue.findByKey(['k-1'], { skus: ['CAN'] }));

    expect(found).toMatchObject([{ key: 'k-1', sku: 'CAN' }]);
    expect(simulator.log.slice(callsBefore).map(({ path }) => path)).toEqual([
      expect.stringContaining('sku=CAN'),
    ]);
  });

  it('are looked for in few calls, however many SKUs there are', async () => {
    const shop = scriptedShop(({ path }) =>
      path.includes('settings') ? json({ value: 'yes' }) : list([]),
    );

    await shop.run(
      shop.store.catalogue.findBySku(Array.from({ length: 200 }, (_, at) => `SKU-${at}`)),
    );

    const looked = shop.asked.filter(({ query }) => query.has('sku'));
    expect(looked).toHaveLength(4);
  });
});
