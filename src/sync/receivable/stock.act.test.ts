import { describe, expect, it } from 'vitest';

import { quantity } from '../../kernel/quantity.ts';
import { createBalances } from '../balance.repository.ts';
import { ACCOUNT } from '../repository.builder.ts';
import { openMoneyDesk } from './money-desk.builder.ts';
import { postStock, reverseStock } from './stock.act.ts';

const SETTLE_MS = 120_000;
const APPLIED = { outcome: 'applied' };

type Desk = Awaited<ReturnType<typeof openMoneyDesk>>;

/** The flows have read the balance of the mug since its order was imported. */
async function noteBalance({ database, clock, mug, erp }: Desk): Promise<void> {
  const physical = erp.units() ?? quantity(0);
  const balance = { productId: mug, physical, virtual: physical, warehouses: [] };
  const read = { balance, beganAt: clock.now(), within: undefined, seenEventId: undefined };
  await database.transaction((tx) => createBalances(tx, ACCOUNT).noteReads([read]));
}

describe('the goods of an order', () => {
  it('leave the shelf in one call, and the stock flow sees the proof', async () => {
    await using desk = await openMoneyDesk();

    expect(await postStock(desk.io, desk.work)).toEqual(APPLIED);

    expect(desk.erp.calls).toEqual(['postStock']);
    expect(desk.erp.units()).toBe('8');
    expect(await desk.sync()).toMatchObject({ posted_at: desk.clock.now() });
    expect(desk.notes()).toEqual(['order.stock_post applied']);
  });

  it.each(['done_silently', 'lost'] as const)(
    'leave it once when the answer does not come (%s) and the balance tells what happened',
    async (fate) => {
      await using desk = await openMoneyDesk();
      await noteBalance(desk);
      desk.erp.fail('postStock', fate);

      await postStock(desk.io, desk.work);
      await postStock(desk.io, desk.work);
      desk.clock.pass(SETTLE_MS + 1);
      expect(await postStock(desk.io, desk.work)).toEqual(APPLIED);

      expect(desk.erp.units()).toBe('8');
      expect(await desk.sync()).toMatchObject({ posted_at: expect.any(Number) });
      expect(desk.notes()).toContain('order.stock_post unknown');
    },
  );

  it.each([
    ['no balance was told since the import', async () => undefined],
    [
      'another sale moved the product too',
      async (desk: Desk) => {
        await noteBalance(desk);
        desk.erp.shelf.set(desk.mug, quantity(7));
      },
    ],
  ])('wait for a person after an unknown outcome when %s', async (_, prepare) => {
    await using desk = await openMoneyDesk();
    await prepare(desk);
    desk.erp.fail('postStock', 'lost');

    await postStock(desk.io, desk.work);
    desk.clock.pass(SETTLE_MS + 1);
    const step = await postStock(desk.io, desk.work);

    expect(step).toMatchObject({ cause: { key: 'receivable.stockUnknown' } });
    expect(desk.erp.calls.filter((call) => call === 'postStock')).toHaveLength(1);
  });

  it('come back once, after a look at what lies there', async () => {
    await using desk = await openMoneyDesk();
    await postStock(desk.io, desk.work);
    desk.erp.calls.length = 0;

    expect(await reverseStock(desk.io, desk.work)).toEqual(APPLIED);

    expect(desk.erp.calls).toEqual(['balances', 'reverseStock']);
    expect(desk.erp.units()).toBe('10');
    expect(await desk.sync()).toMatchObject({ posted_at: null });
  });

  it('come back once when the answer does not come, whatever balances were told before', async () => {
    await using desk = await openMoneyDesk();
    await noteBalance(desk);
    await postStock(desk.io, desk.work);
    desk.erp.fail('reverseStock', 'done_silently');

    await reverseStock(desk.io, desk.work);
    desk.clock.pass(SETTLE_MS + 1);
    expect(await reverseStock(desk.io, desk.work)).toEqual(APPLIED);

    expect(desk.erp.units()).toBe('10');
    expect(await desk.openIntents()).toEqual([]);
  });
});
