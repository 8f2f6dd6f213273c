import { describe, expect, it } from 'vitest';

import { STATUS } from './shop-world.builder.ts';
import { openStockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;
/** Longer than a hint, a read and a write take; shorter than anything a person does twice. */
const PATIENCE_MS = 10_000;

describe('a sold unit', () => {
  it('is taken off once, and not given back while Bling has not reserved it yet', async () => {
    await using shop = await openStockShop({
      bling: { reservationDelayMs: { min: 40_000, max: 50_000 } },
    });

    const soldAt = shop.clock.now();
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 3 }] });
    shop.setStock('CAM-P', 9);
    await shop.after(5 * MINUTE_MS);

    expect(Math.max(...shop.shownSince('CAN-1', soldAt))).toBe(7);
    expect(shop.judge().wroteTooMuch(0)).toEqual([]);
    expect(shop.judge().differences()).toEqual([]);
  });

  it('of a kit lowers the component, and of a component the kit', async () => {
    await using shop = await openStockShop();

    shop.buy({ items: [{ sku: 'KIT-2', quantity: 2 }] });
    await shop.run(shop.clock.sleep(PATIENCE_MS));
    expect(shop.item('CAN-1')?.quantity).toBeLessThanOrEqual(6);
    await shop.after(2 * MINUTE_MS);
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 1 }] });
    await shop.after(2 * MINUTE_MS);

    expect(shop.item('KIT-2')?.quantity).toBe(2);
    expect(shop.judge().wroteTooMuch(PATIENCE_MS)).toEqual([]);
    expect(shop.judge().differences()).toEqual([]);
  });

  it('stays off while its order cannot be imported', async () => {
    await using shop = await openStockShop();

    shop.buy({ via: 'store-api', items: [{ sku: 'CAN-1', quantity: 2 }] });
    shop.setStock('CAN-1', 20);
    await shop.after(5 * MINUTE_MS);

    expect(shop.orders()).toEqual([]);
    expect(await shop.causes()).toHaveLength(1);
    expect(shop.item('CAN-1')?.quantity).toBe(18);
  });

  it('stays off while Bling goes from reserved to posted, with the posting late', async () => {
    await using shop = await openStockShop({
      bling: {
        reservationDelayMs: { min: 1_000, max: 2_000 },
        postingDelayMs: { min: 30_000, max: 40_000 },
      },
    });
    const soldAt = shop.clock.now();
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }] });
    await shop.after(2 * MINUTE_MS);

    shop.bling.operator.setStatus('azul', shop.orders()[0]?.id ?? 0, STATUS.fulfilled);
    await shop.after(5 * MINUTE_MS);

    expect(Math.max(...shop.shownSince('CAN-1', soldAt))).toBe(6);
    expect(shop.judge().differences()).toEqual([]);
    expect(shop.judge().wroteTooMuch(0)).toEqual([]);
    expect(
      shop.bling.state('azul').products.find(({ codigo }) => codigo === 'CAN-1'),
    ).toMatchObject({ physicalTotal: 6, virtualTotal: 6 });
  });

  it('stays off when Bling fulfils the order and posts nothing, and a person is told', async () => {
    await using shop = await openStockShop({ policy: { postingStatuses: [] } });
    const { open: from, fulfilled: to } = STATUS;
    shop.bling.operator.setTransition('azul', { from, to, active: true, actions: [] });
    const { id } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }] });
    await shop.after(2 * MINUTE_MS);

    shop.bling.operator.setStatus('azul', shop.orders()[0]?.id ?? 0, STATUS.fulfilled);
    await shop.after(30 * MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expect(await shop.pending()).toMatchObject([
      { cause: { key: 'stock.fulfilledNotPosted', args: { number: String(id) } } },
    ]);
  });

  it('stays off when its order was fulfilled before Bling had it: nothing posts it there', async () => {
    await using shop = await openStockShop();

    const { id } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }] });
    shop.store.control.changeStatus(id, 'completed');
    await shop.after(5 * MINUTE_MS);

    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expect(await shop.causes()).toEqual(['stock.fulfilledNotPosted']);
  });
});
