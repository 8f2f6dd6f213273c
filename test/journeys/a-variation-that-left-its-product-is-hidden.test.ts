import { describe, expect, it } from 'vitest';

import { openServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;

describe('a variation that left its product in Bling', () => {
  it('is hidden in the store, and the audit has it', async () => {
    await using shop = await openServingShop();
    shop.bling.operator.deleteProduct('azul', shop.productId('CAM-P'));
    await shop.after(5 * MINUTE_MS);

    expect(shop.item('CAM-P')?.status).toBe('private');
    expect((await shop.auditActions()).filter((action) => action === 'product.hide')).toHaveLength(
      1,
    );
    expect(await shop.causes()).toEqual([]);
  });

  it('is told to a person when the store does not hide it', async () => {
    await using shop = await openServingShop();
    shop.store.faults.add({ kind: 'half-batch', path: '/batch', times: 1_000 });
    shop.bling.operator.deleteProduct('azul', shop.productId('CAM-P'));
    await shop.after(5 * MINUTE_MS);

    expect(await shop.auditActions()).not.toContain('product.hide');
    expect(await shop.causes()).toEqual(['product.refusedByStore']);
  });
});
