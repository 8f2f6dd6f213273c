import { describe, expect, it } from 'vitest';

import { openServingShop, STATUS } from './serving-shop.builder.ts';
import { openStockShop, type StockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;

describe('a machine whose clock is wrong by minutes', () => {
  it.each([
    ['behind', -8 * MINUTE_MS],
    ['ahead', 8 * MINUTE_MS],
  ])('knows an order that was cancelled in Bling just now (%s)', async (_, skewMs) => {
    await using shop = await openServingShop({
      store: { payments: { pixPaidAfterMs: undefined, boletoPaidAfterMs: undefined } },
    });
    shop.wall.skewMs = skewMs;
    const { id } = shop.buy({ payment: 'boleto' });
    await shop.after(3 * MINUTE_MS);
    expect(shop.orders().map(({ statusId }) => statusId)).toEqual([STATUS.open]);

    shop.bling.operator.setStatus('azul', shop.orders()[0]?.id ?? 0, STATUS.cancelled);
    await shop.after(3 * MINUTE_MS);

    expect(shop.storeOrder(id).status).toBe('cancelled');
    expect(shop.item('CAN-1')?.quantity).toBe(10);
  });
});

/** Bling takes this long over what it was told; a clock that is right gives it a minute. */
const SLOW = { min: 40_000, max: 40_000 };
const SOON_MS = 10_000;
/** Longer than a clock is believed to be wrong: what was learned before our beginning plays no part. */
const LONG_RUNNING_MS = 20 * MINUTE_MS;

function virtualOf({ bling }: Pick<StockShop, 'bling'>) {
  return bling.state('azul').products.find(({ codigo }) => codigo === 'CAN-1')?.virtualTotal;
}

describe('a machine whose clock is set forward by minutes', () => {
  it('just after an import gives nothing back that Bling has not reserved yet', async () => {
    await using shop = await openStockShop({ bling: { reservationDelayMs: SLOW } });
    await shop.after(LONG_RUNNING_MS);
    const from = shop.clock.now();
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }] });
    while (shop.orders().length === 0) await shop.run(shop.clock.sleep(1_000));

    expect(virtualOf(shop)).toBe(10);
    shop.wall.skewMs = 8 * MINUTE_MS;
    await shop.after(3 * MINUTE_MS);

    expect(Math.max(...shop.shownSince('CAN-1', from))).toBe(6);
    expect(shop.judge().differences()).toEqual([]);
  });

  it('just after a status was seen gives nothing back that Bling has freed and not taken off its shelf yet', async () => {
    await using shop = await openStockShop({ bling: { postingDelayMs: SLOW } });
    await shop.after(LONG_RUNNING_MS);
    const from = shop.clock.now();
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }] });
    await shop.after(3 * MINUTE_MS);
    shop.bling.operator.setStatus('azul', shop.orders()[0]?.id ?? 0, STATUS.fulfilled);
    await shop.run(shop.clock.sleep(SOON_MS));

    expect(virtualOf(shop)).toBe(10);
    shop.wall.skewMs = 8 * MINUTE_MS;
    await shop.after(3 * MINUTE_MS);

    expect(Math.max(...shop.shownSince('CAN-1', from))).toBe(6);
    expect(shop.judge().differences()).toEqual([]);
  });

  it('just after we told Bling a status gives nothing back that it has freed and not taken off its shelf yet', async () => {
    await using shop = await openStockShop({ bling: { postingDelayMs: SLOW } });
    await shop.after(LONG_RUNNING_MS);
    const from = shop.clock.now();
    const { id } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 4 }] });
    await shop.after(3 * MINUTE_MS);
    shop.store.control.changeStatus(id, 'completed');
    await shop.run(shop.clock.sleep(SOON_MS));

    expect(shop.orders().map(({ statusId }) => statusId)).toEqual([STATUS.fulfilled]);
    expect(virtualOf(shop)).toBe(10);
    shop.wall.skewMs = 8 * MINUTE_MS;
    await shop.after(3 * MINUTE_MS);

    expect(Math.max(...shop.shownSince('CAN-1', from))).toBe(6);
    expect(shop.judge().differences()).toEqual([]);
  });
});
