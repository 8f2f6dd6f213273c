import { describe, expect, it } from 'vitest';

import { ErpStatusId } from '../../src/commerce/ids.ts';
import { shopWith } from './serving-shop.builder.ts';
import { STATUS } from './shop-world.builder.ts';
import { openStockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;
const RELEASE_MS = 60_000;
const POST = 'POST';

/** The small shop with two stores, the first of which counts the shelf; both sides agree at the start. */
async function openMasterShop(options: Parameters<typeof openStockShop>[0] = {}) {
  const shop = await openStockShop({ secondStore: {}, ...options });
  await shop.setAccountPolicy({
    postingStatuses: [ErpStatusId.parse(String(STATUS.fulfilled))],
    stockMaster: shop.shopStore.id,
  });
  const { bling, second } = shop;
  const balances = () =>
    bling.log
      .writes('azul')
      .filter(({ path, method }) => path.endsWith('/estoques') && method === POST);
  return {
    ...shop,
    balances,
    inSecond: (sku: string) => second.state().products.find((item) => item.sku === sku)?.quantity,
    inBling: (codigo: string) => {
      const found = bling.state('azul').products.find((item) => item.codigo === codigo);
      return { physical: found?.physicalTotal, virtual: found?.virtualTotal };
    },
    /** Numbers that our calls wrote into the master store since then. */
    writtenToMaster: (from: number) =>
      shop.store.history.quantities.filter(
        ({ at, by, orderId }) => at >= from && by === 'api' && orderId === undefined,
      ),
  };
}

describe('a store that is the stock master', () => {
  it('raises Bling and the other store when goods come in, by one POST for each changed SKU', async () => {
    await using shop = await openMasterShop();
    const began = shop.clock.now();

    shop.store.control.setStock('CAN-1', 15);
    shop.store.control.setStock('CAM-P', 6);
    await shop.after(MINUTE_MS);

    expect(shop.inBling('CAN-1')).toEqual({ physical: 15, virtual: 15 });
    expect(shop.inBling('CAM-P')).toEqual({ physical: 6, virtual: 6 });
    expect([shop.inSecond('CAN-1'), shop.inSecond('KIT-2'), shop.inSecond('CAM-P')]).toEqual([
      15, 7, 6,
    ]);
    expect(shop.balances()).toHaveLength(2);
    expect(shop.writtenToMaster(began)).toEqual([]);
  });

  it('costs no write at all while nothing changed, however often all is compared', async () => {
    await using shop = await openMasterShop();
    const before = shop.writes();

    await shop.sync('stock');
    await shop.sync('stock');

    expect(shop.writes()).toEqual(before);
    expect(shop.balances()).toEqual([]);
  });

  it('lowers Bling exactly once for a sale: by its order, reserved and then posted, and by no balance', async () => {
    await using shop = await openMasterShop();
    const began = shop.clock.now();

    const { id } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 3 }] });
    await shop.after(3 * RELEASE_MS);
    expect(shop.inBling('CAN-1')).toEqual({ physical: 10, virtual: 7 });
    expect(shop.inSecond('CAN-1')).toBe(7);

    shop.store.control.changeStatus(id, 'completed');
    await shop.after(3 * RELEASE_MS);
    await shop.sync('stock');

    expect(shop.orders().map(({ statusId }) => statusId)).toEqual([STATUS.fulfilled]);
    expect(shop.inBling('CAN-1')).toEqual({ physical: 7, virtual: 7 });
    expect(shop.item('CAN-1')?.quantity).toBe(7);
    expect(shop.inSecond('CAN-1')).toBe(7);
    expect(shop.balances()).toEqual([]);
    expect(shop.writtenToMaster(began)).toEqual([]);
  });

  it('sends nothing while a sale of the SKU is in flight, and counts what is only reserved', async () => {
    await using shop = await openMasterShop();

    shop.buy({ items: [{ sku: 'CAN-1', quantity: 3 }] });
    shop.store.control.setStock('CAN-1', 17);
    await shop.run(shop.clock.sleep(RELEASE_MS - 10_000));
    expect(shop.balances()).toEqual([]);

    await shop.after(2 * RELEASE_MS);
    expect(shop.balances()).toHaveLength(1);
    expect(shop.inBling('CAN-1')).toEqual({ physical: 20, virtual: 17 });
    expect(shop.inSecond('CAN-1')).toBe(17);
  });

  it('gives back nothing that the other store sold: a person lowers the number, and then both agree', async () => {
    await using shop = await openMasterShop();

    const bought = shop.second.control.buy({
      items: [{ sku: 'CAN-1', quantity: 2 }],
      payment: 'credit-card',
    });
    expect(bought.ok).toBe(true);
    await shop.after(3 * RELEASE_MS);
    const [order] = shop.orders();
    shop.bling.operator.setStatus('azul', order?.id ?? 0, STATUS.fulfilled);
    await shop.after(3 * RELEASE_MS);
    expect(shop.inBling('CAN-1').physical).toBe(8);
    expect(await shop.causes()).toEqual(['stock.masterSoldElsewhere']);

    shop.store.control.setStock('CAN-1', 15);
    await shop.after(MINUTE_MS);
    expect(shop.inBling('CAN-1').physical).toBe(13);
    expect(shop.inSecond('CAN-1')).toBe(13);

    shop.store.control.setStock('CAN-1', 13);
    await shop.after(MINUTE_MS);
    expect(await shop.causes()).toEqual([]);
    expect(shop.inBling('CAN-1').physical).toBe(13);
    expect(shop.balances()).toHaveLength(1);
  });

  it('settles a lost answer by reading the balance, and sends it once', async () => {
    await using shop = await openMasterShop();

    shop.bling.faults.next(
      { kind: 'lose_answer', how: 'reset' },
      { method: POST, path: '/estoques' },
    );
    shop.store.control.setStock('CAN-1', 15);
    await shop.after(5 * MINUTE_MS);

    expect(shop.inBling('CAN-1').physical).toBe(15);
    expect(shop.balances()).toHaveLength(1);
    expect(
      (await shop.auditActions()).filter((action) => action === 'stock.master_set'),
    ).toHaveLength(2);
  });

  it('needs one warehouse: with several a person chooses first', async () => {
    await using shop = await openMasterShop({
      shop: shopWith({
        warehouses: [{ descricao: 'Loja', padrao: true }, { descricao: 'Fundos' }],
      }),
    });

    shop.store.control.setStock('CAN-1', 15);
    await shop.after(MINUTE_MS);

    expect(shop.balances()).toEqual([]);
    expect(await shop.causes()).toContain('stock.masterWarehouse');
  });
});
