import { describe, expect, it } from 'vitest';

import { StoreItemId } from '../../commerce/ids.ts';
import { Fence } from '../../kernel/fence.builder.ts';
import { json, scriptedShop } from './scripted-shop.builder.ts';

const forbid = () => {
  throw new Fence('the account is not ours');
};

describe('a store of an account that is no longer ours', () => {
  it('is neither down nor of unknown outcome: the fence is told as it is', async () => {
    const shop = scriptedShop(forbid);

    await expect(shop.run(shop.client.read('products'))).rejects.toThrow(Fence);
    const write = shop.client.write({ method: 'POST', path: 'products', body: {} });
    await expect(shop.run(write)).rejects.toThrow(Fence);
    expect(shop.asked).toHaveLength(2);
  });

  it('leaves no item of a batch judged, also when an earlier part of it was carried out', async () => {
    let parts = 0;
    const shop = scriptedShop(({ method, body }) => {
      if (method !== 'POST') return json({ value: 'yes' });
      parts += 1;
      if (parts > 1) return forbid();
      const { update } = body as { update: { id: number }[] };
      return json({
        update: update.map(({ id }) => ({
          id,
          type: 'simple',
          manage_stock: true,
          stock_quantity: 7,
        })),
      });
    });
    const levels = Array.from({ length: 150 }, (_, at) => ({
      id: StoreItemId.parse(String(at + 1)),
      parentId: undefined,
      quantity: 7,
    }));

    await expect(shop.run(shop.store.stock.set(levels))).rejects.toThrow(Fence);
    expect(parts).toBe(2);
  });
});
