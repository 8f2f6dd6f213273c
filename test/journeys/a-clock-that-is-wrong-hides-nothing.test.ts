import { describe, expect, it } from 'vitest';

import { openServingShop, STATUS } from './serving-shop.builder.ts';

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
