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

  it('leaves no batch of which one part is judged', async () => {
    const shop = scriptedShop(({ method }) =>
      method === 'POST' ? forbid() : json({ value: 'yes' }),
    );
    const level = { id: StoreItemId.parse('1'), parentId: undefined, quantity: 7 };

    await expect(shop.run(shop.store.stock.set([level]))).rejects.toThrow(Fence);
  });
});
