import { describe, expect, it } from 'vitest';

import { StoreItemId, StoreOrderId } from '../../commerce/ids.ts';
import { cents } from '../../kernel/cents.ts';
import { createItems, failureOf, newItem, walk } from '../connector-harness.suite.ts';
import { StoreStockOff } from '../failures.ts';
import { hang, json, list, page, refusal, scriptedShop } from './scripted-shop.builder.ts';
import { simulatedShop } from './simulated-shop.builder.ts';

const UNMANAGED = 'stock_unmanaged';

function level(id: string, quantity: number) {
  return { id: StoreItemId.parse(id), parentId: undefined, quantity };
}

describe('stock modes of WooCommerce', () => {
  it('refuse stock altogether when the global switch is off, and write nothing', async () => {
    const { store, backdoor } = simulatedShop({ options: { manageStock: false } });
    const [cup] = await backdoor.run(createItems(store, 1));
    const writesBefore = backdoor.writes();

    const failure = await failureOf(backdoor.run(store.stock.set([level(cup?.id ?? '', 1)])));

    expect(failure).toBeInstanceOf(StoreStockOff);
    expect(backdoor.writes()).toBe(writesBefore);
    expect(cup).toMatchObject({ stockMode: 'off', quantity: undefined });
    expect((await backdoor.run(store.probe())).managesStock).toBe(false);
  });

  it('tell of one pool of the parent, and that no number of a child was taken', async () => {
    const row = { type: 'variation', parent_id: 20, manage_stock: 'parent', stock_quantity: 9 };
    const shop = scriptedShop(({ method, path }) => {
      if (method === 'POST') return json({ update: [{ id: 22, ...row }] });
      if (path.includes('settings')) return json({ value: 'yes' });
      return list([{ id: 22, ...row }]);
    });

    const read = await shop.run(shop.store.stock.read([level('20/22', 0)]));
    const outcomes = await shop.run(shop.store.stock.set([level('20/22', 3)]));

    expect(read).toEqual([{ id: '20/22', mode: 'parent', quantity: 9 }]);
    expect(outcomes).toMatchObject([{ outcome: 'not_applied', code: 'stock_of_parent' }]);
  });

  it('say that an item ignores its number, though the store said yes', async () => {
    const { store, backdoor } = simulatedShop();
    const free = newItem({ fields: { manageStock: false } });
    const item = await backdoor.run(store.catalogue.create(free));

    const outcomes = await backdoor.run(store.stock.set([level(item.id, 3)]));

    expect(outcomes).toMatchObject([{ outcome: 'not_applied', code: UNMANAGED }]);
  });

  it('tell items that sell below zero on purpose', async () => {
    const row = { id: 5, type: 'simple', manage_stock: true, stock_quantity: -2 };
    const shop = scriptedShop(({ path }) =>
      path.includes('settings') ? json({ value: 'yes' }) : list([{ ...row, backorders: 'notify' }]),
    );

    expect(await shop.run(shop.store.stock.read([level('5', 0)]))).toEqual([
      { id: '5', mode: 'backorder', quantity: -2 },
    ]);
  });

  it('never send a quantity that is none', async () => {
    const shop = scriptedShop(({ path }) =>
      path.includes('settings') ? json({ value: 'yes' }) : json({ update: [] }),
    );

    await shop.run(shop.store.stock.set([level('5', 1.5), level('6', Number.NaN), level('x', 1)]));

    expect(shop.asked.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('batches of WooCommerce', () => {
  const setting = json({ value: 'yes' });
  const stockRow = (id: number, stock_quantity: number) => ({
    id,
    type: 'simple',
    manage_stock: true,
    stock_quantity,
  });
  const sizeOf = (body: unknown) => (body as { update: unknown[] }).update.length;
  const levels = Array.from({ length: 100 }, (_, at) => level(String(at + 1), 7));
  const done = (body: unknown) =>
    json({
      update: (body as { update: { id: number }[] }).update.map(({ id }) => stockRow(id, 7)),
    });

  it('match results by place, though a failed one calls itself 0 or null', async () => {
    const error = { code: 'woocommerce_rest_product_invalid_id', message: 'Invalid ID.' };
    const update = [{ id: 0, error }, stockRow(2, 7), { id: null, error }];
    const shop = scriptedShop(({ method }) =>
      method === 'POST' ? json({ update }) : setting.clone(),
    );

    const outcomes = await shop.run(
      shop.store.stock.set([level('1', 7), level('2', 7), level('3', 7)]),
    );

    expect(outcomes).toMatchObject([
      { outcome: 'not_applied', code: error.code },
      { outcome: 'applied', value: { id: '2', quantity: 7 } },
      { outcome: 'not_applied', code: error.code },
    ]);
  });

  it('match results by id when rows are missing, and call the missing ones unknown', async () => {
    const shop = scriptedShop(({ method, path }) => {
      if (method === 'POST') return json({ update: [stockRow(3, 7)] });
      return path.includes('settings') ? setting.clone() : list([]);
    });

    const outcomes = await shop.run(shop.store.stock.set([level('1', 7), level('3', 7)]));

    expect(outcomes).toMatchObject([
      { outcome: 'unknown' },
      { outcome: 'applied', value: { id: '3' } },
    ]);
  });

  it('are sent again in halves when the store finds them too large: nothing was taken', async () => {
    const sizes: number[] = [];
    const shop = scriptedShop(({ method, body }) => {
      if (method !== 'POST') return setting.clone();
      sizes.push(sizeOf(body));
      return sizeOf(body) > 30 ? page(413) : done(body);
    });

    const outcomes = await shop.run(shop.store.stock.set(levels));

    expect(sizes).toEqual([100, 50, 25, 25, 25, 25]);
    expect(outcomes.every(({ outcome }) => outcome === 'applied')).toBe(true);
  });

  it('are half as large after a time-out, which is looked into and never repeated', async () => {
    const sizes: number[] = [];
    const shop = scriptedShop(({ method, path, body, query }) => {
      if (path.includes('settings')) return setting.clone();
      if (method !== 'POST')
        return list(
          (query.get('include') ?? '')
            .split(',')
            .map((id) => stockRow(Number(id), Number(id) <= 40 ? 7 : 1)),
        );
      sizes.push(sizeOf(body));
      return sizes.length === 1 ? hang() : done(body);
    });

    const first = await shop.run(shop.store.stock.set(levels));
    const second = await shop.run(shop.store.stock.set(levels));

    expect(sizes).toEqual([100, 50, 50]);
    expect(first.map(({ outcome }) => outcome)).toEqual(
      levels.map((_, at) => (at < 40 ? 'applied' : 'unknown')),
    );
    expect(second.every(({ outcome }) => outcome === 'applied')).toBe(true);
  });

  it('are not lost as a whole when the keys die in the middle', async () => {
    const shop = scriptedShop(({ method, path, body }) => {
      if (method !== 'POST') return setting.clone();
      return path.startsWith('/wc/v3/products/20') ? refusal(401, 'gone') : done(body);
    });

    const outcomes = await shop.run(shop.store.stock.set([level('1', 7), level('20/22', 7)]));

    expect(outcomes).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'not_applied', code: 'store.unauthorized' },
    ]);
  });

  it('fail as a whole when nothing was sent', async () => {
    const shop = scriptedShop(({ method }) =>
      method === 'POST' ? refusal(401, 'gone') : setting.clone(),
    );

    const set = shop.run(shop.store.stock.set([level('1', 7)]));

    await expect(set).rejects.toMatchObject({ kind: 'unauthorized' });
  });
});

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

describe('orders of WooCommerce', () => {
  it('that are still drafts of the checkout can be read, and mean nothing', async () => {
    const draft = { id: 9, status: 'checkout-draft', total: '0.00', billing: {}, shipping: {} };
    const shop = scriptedShop(({ path }) => (path.endsWith('/orders/9') ? json(draft) : list([])));

    const orders = await shop.run(shop.store.orders.read([StoreOrderId.parse('9')]));

    expect(orders.map(({ status }) => shop.store.orders.stageOf(status))).toEqual(['draft']);
  });

  it('are not called gone because of a page of the firewall', async () => {
    const shop = scriptedShop(({ path }) => (path.endsWith('/orders/9') ? page(404) : list([])));

    const read = shop.run(shop.store.orders.read([StoreOrderId.parse('9')]));

    await expect(read).rejects.toMatchObject({ storeCode: 'http_404' });
  });

  it('are asked for in UTC with an overlap, cents always', async () => {
    const shop = scriptedShop(() => list([]));

    await shop.run(
      shop.store.orders.changedSince(Date.parse('2026-11-24T04:08:46.900Z'), undefined),
    );

    expect(Object.fromEntries(shop.asked[0]?.query ?? [])).toMatchObject({
      modified_after: '2026-11-24T04:05:46',
      dates_are_gmt: 'true',
      orderby: 'modified',
      order: 'asc',
      dp: '2',
    });
  });

  it('with a status of a plugin are custom, with or without prefix', async () => {
    const { store } = simulatedShop();

    expect(store.orders.stageOf('em-separacao')).toBe('custom');
    expect(store.orders.stageOf('wc-completed')).toBe('completed');
  });
});
