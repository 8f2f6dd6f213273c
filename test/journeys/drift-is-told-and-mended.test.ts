import { describe, expect, it } from 'vitest';

import type { DriftWish } from '../../src/app/find-drift.ts';
import { findAllDrift } from '../../src/app/find-drift.ts';
import { openLargeShop } from './large-shop.builder.ts';
import { openStockShop, type StockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;
const SILENT = { webhooks: false };

function drift({ app, run }: Pick<StockShop, 'app' | 'run'>, wish: Partial<DriftWish> = {}) {
  const all = { store: undefined, repair: 'ask' as const, limit: 100, ...wish };
  return run(findAllDrift(app, all, () => {}));
}

describe('drift', () => {
  it('is what a second look confirms, ranked by the money at risk; to ask writes nothing', async () => {
    await using shop = await openStockShop(SILENT);
    for (let sale = 0; sale < 3; sale += 1) shop.buy({ items: [{ sku: 'CAM-P', quantity: 1 }] });
    await shop.after(10 * MINUTE_MS);
    shop.store.control.setStock('CAM-M', 5);
    shop.store.control.setStock('CAM-P', 3);
    const before = shop.writes();

    const report = await drift(shop);

    expect(report.drift).toMatchObject([
      // 59.90 x 2 units x 3 sold in 14 days.
      { sku: 'CAM-P', shown: 3, expected: 1, units: 2, sold: 3, atRiskCents: 2567 },
      { sku: 'CAM-M', shown: 5, expected: 1, units: 4, sold: 0, atRiskCents: 0 },
    ]);
    expect(report.totals).toEqual({ drift: 2, unclear: 0, orphans: 0 });
    expect(shop.writes()).toEqual(before);
  });

  it('is mended by the engine when told to, and is none the next time', async () => {
    await using shop = await openStockShop(SILENT);
    shop.store.control.setStock('CAM-M', 5);
    shop.setStock('CAN-1', 3);

    const found = await drift(shop, { repair: 'auto' });

    // The kit of two mugs follows the mug.
    expect(found.drift.map(({ sku }) => sku).toSorted()).toEqual(['CAM-M', 'CAN-1', 'KIT-2']);
    expect(found.marked).toBe(3);
    expect(shop.item('CAM-M')?.quantity).toBe(1);
    expect(shop.item('CAN-1')?.quantity).toBe(3);
    expect(shop.item('KIT-2')?.quantity).toBe(1);
    const again = await drift(shop, { repair: 'auto' });
    expect(again.totals.drift).toBe(0);
    expect((await shop.auditActions()).filter((action) => action === 'drift.check')).toHaveLength(
      2,
    );
  });

  it('is not a sale whose order Bling does not contain yet', async () => {
    await using shop = await openStockShop(SILENT);
    shop.buy({ items: [{ sku: 'CAM-P', quantity: 2 }] });

    const report = await drift(shop);

    expect(report.stores).toMatchObject([{ compared: 4, suspects: 1, underWay: 0 }]);
    expect(report.totals.drift).toBe(0);
  });

  it('without a price is unknown, not 0, and is listed last', async () => {
    await using shop = await openLargeShop(3);
    await shop.app.database.db
      .updateTable('erp_product')
      .set({ price_cents: 0 })
      .where('sku', '=', 'SKU-0')
      .execute();
    shop.store.control.setStock('SKU-0', 900);
    shop.store.control.setStock('SKU-1', 8);

    const report = await drift(shop);

    expect(report.drift).toMatchObject([
      { sku: 'SKU-1', atRiskCents: 0 },
      { sku: 'SKU-0', priceCents: null, atRiskCents: null },
    ]);
  });

  it('names what has no counterpart, on both sides and why', async () => {
    await using shop = await openStockShop(SILENT);
    await shop.setStorePolicy({ createMissingProducts: false });
    shop.bling.operator.createProduct('azul', { nome: 'Só no Bling', codigo: 'NOVO', preco: 5 });
    await shop.after(6 * MINUTE_MS);
    const { products } = shop.store.shop;
    const mug = [...products.values()].find(({ sku }) => sku === 'CAN-1');
    if (!mug) throw new Error('no mug');
    for (const [at, sku] of ['', 'CAN-1', 'SO-NA-LOJA'].entries())
      products.set(900 + at, { ...mug, id: 900 + at, sku });
    products.delete(shop.item('CAM-M')?.id ?? 0);

    const report = await drift(shop);

    const told = report.orphans.map(({ side, sku, why }) => `${side} ${sku || '-'} ${why}`);
    expect(told.toSorted()).toEqual([
      'erp CAM-M gone',
      'erp NOVO missing',
      'store - sku_empty',
      'store CAN-1 sku_ambiguous',
      'store SO-NA-LOJA missing',
    ]);
  });

  it('is none in the store whose number is the right one: only the others are compared', async () => {
    await using shop = await openStockShop({ ...SILENT, secondStore: {} });
    await shop.setAccountPolicy({ stockMaster: shop.shopStore.id });
    shop.store.control.setStock('CAM-M', 5);
    shop.second.control.setStock('CAM-P', 9);

    const report = await drift(shop);

    expect(report.stores).toMatchObject([{ compared: 4, suspects: 1 }]);
    expect(report.stores.map(({ storeId }) => storeId)).not.toContain(shop.shopStore.id);
    expect(report.drift).toMatchObject([{ sku: 'CAM-P', shown: 9, expected: 4 }]);
  });

  it('of a store that is not connected is refused', async () => {
    await using shop = await openLargeShop(1);

    await expect(drift(shop, { store: 'sto_99999999' })).rejects.toThrow('sto_99999999');
  });
});

describe('the scheduled comparison', () => {
  it('mends what no event told, without a look at what agrees', async () => {
    await using shop = await openStockShop(SILENT);
    shop.setStock('CAM-P', 9);
    shop.store.control.setStock('CAM-M', 7);

    await shop.after(16 * MINUTE_MS);

    expect(shop.item('CAM-P')?.quantity).toBe(9);
    expect(shop.item('CAM-M')?.quantity).toBe(1);
  });

  it('asks a person where the policy says so, until it agrees again', async () => {
    await using shop = await openStockShop({ ...SILENT, policy: { driftRepair: 'ask' } });
    shop.store.control.setStock('CAM-M', 7);
    await shop.after(16 * MINUTE_MS);
    expect(shop.item('CAM-M')?.quantity).toBe(7);
    expect(await shop.causes()).toEqual(['drift.found']);

    shop.store.control.setStock('CAM-M', 1);
    await shop.after(16 * MINUTE_MS);
    expect(await shop.causes()).toEqual([]);
  });

  it('only counts where the policy says never', async () => {
    await using shop = await openStockShop({ ...SILENT, policy: { driftRepair: 'never' } });
    shop.store.control.setStock('CAM-M', 7);

    await shop.after(31 * MINUTE_MS);

    expect(shop.item('CAM-M')?.quantity).toBe(7);
    expect(await shop.causes()).toEqual([]);
  });

  it('leaves the pending list when a person has mended the item', async () => {
    await using shop = await openStockShop(SILENT);
    await shop.setStorePolicy({ whenUnmanaged: 'ask' });
    await shop.setCounting('CAN-1', false);
    await shop.after(16 * MINUTE_MS);
    expect(await shop.causes()).toEqual(['stock.unmanaged']);

    await shop.setCounting('CAN-1', true);
    shop.store.control.setStock('CAN-1', 10);
    await shop.after(16 * MINUTE_MS);
    expect(await shop.causes()).toEqual([]);
  });
});
