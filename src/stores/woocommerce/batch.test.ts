import { describe, expect, it } from 'vitest';

import { StoreItemId } from '../../commerce/ids.ts';
import { hang, json, list, page, refusal, scriptedShop } from './scripted-shop.builder.ts';

function level(id: string, quantity: number) {
  return { id: StoreItemId.parse(id), parentId: undefined, quantity };
}

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
    expect(shop.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
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
