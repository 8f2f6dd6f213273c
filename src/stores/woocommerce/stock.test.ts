import { describe, expect, it } from 'vitest';

import { StoreItemId } from '../../commerce/ids.ts';
import { createItems, failureOf, newItem } from '../connector-harness.suite.ts';
import { StoreStockOff } from '../failures.ts';
import { json, list, scriptedShop } from './scripted-shop.builder.ts';
import { simulatedShop } from './simulated-shop.builder.ts';

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

    expect(outcomes).toMatchObject([{ outcome: 'not_applied', code: 'stock_unmanaged' }]);
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
