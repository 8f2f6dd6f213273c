import { describe, expect, it } from 'vitest';

import { openServingShop, type ServingShop } from './serving-shop.builder.ts';

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

  it('is hidden in the end, though the store did not say for a while whether it took that', async () => {
    await using shop = await openServingShop();
    shop.store.faults.add({ kind: 'half-batch', path: '/batch', times: 1_000 });
    shop.bling.operator.deleteProduct('azul', shop.productId('CAM-P'));
    await shop.run(shop.clock.sleep(2 * MINUTE_MS));
    expect(shop.item('CAM-P')?.status).toBe('publish');
    expect(await hides(shop)).toContain('unknown');
    expect(await hides(shop)).not.toContain('applied');
    expect(await shop.causes()).toEqual([]);

    shop.store.faults.clear();
    await shop.after(10 * MINUTE_MS);

    expect(shop.item('CAM-P')?.status).toBe('private');
    expect((await hides(shop)).filter((outcome) => outcome === 'applied')).toHaveLength(1);
    expect(await shop.causes()).toEqual([]);
  });
});

/** How each try to hide a variation ended, as the audit has it. */
async function hides(shop: ServingShop): Promise<string[]> {
  const lines = await shop.app.database.db
    .selectFrom('audit_line')
    .select('outcome')
    .where('action', '=', 'product.hide')
    .execute();
  return lines.map(({ outcome }) => outcome);
}
