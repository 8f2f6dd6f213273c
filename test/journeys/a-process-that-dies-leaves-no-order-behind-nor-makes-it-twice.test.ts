import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { countWork } from '../../src/work/pending.repository.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { openServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;

describe('a process that dies', () => {
  it.each([
    { what: 'order', path: '/pedidos/vendas' },
    { what: 'customer', path: '/contatos' },
  ])('between making an $what and noting it makes nothing twice', async ({ path }) => {
    await using shop = await openServingShop();
    const contacts = shop.contacts().length;
    shop.bling.faults.next({ kind: 'lose_answer', how: 'hang' }, { method: 'POST', path });
    const { id } = shop.buy();
    await shop.run(shop.clock.sleep(10_000));
    expect(shop.bling.log.entries).toContainEqual(
      expect.objectContaining({ path, status: 0, appliedWrite: true }),
    );

    await using heir = await dieAndLiveAgain(shop);
    await shop.run(shop.clock.sleep(5 * MINUTE_MS));

    expect(shop.orders().map(({ numeroLoja }) => numeroLoja)).toEqual([String(id)]);
    expect(shop.contacts()).toHaveLength(contacts + 1);
    const left = await countWork(heir.database.db, shop.account.id);
    expect(left).toEqual({ ready: 0, waiting: 0, needs_person: 0 });
  });

  it('at any moment after two sales leaves exactly these two orders', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 500, max: 9_000 }), fc.boolean(), async (ms, slow) => {
        await using shop = await openServingShop();
        if (slow) shop.bling.faults.always({ kind: 'latency', ms: 1_500 });
        const ids = [shop.buy().id, shop.buy().id];
        await shop.run(shop.clock.sleep(ms));

        await using heir = await dieAndLiveAgain(shop);
        await shop.run(shop.clock.sleep(5 * MINUTE_MS));

        expect(
          shop
            .orders()
            .map(({ numeroLoja }) => Number(numeroLoja))
            .toSorted(byNumber),
        ).toEqual(ids);
        const left = await countWork(heir.database.db, shop.account.id);
        expect(left).toEqual({ ready: 0, waiting: 0, needs_person: 0 });
      }),
      { numRuns: 3, seed: 7 },
    );
  });
});

function byNumber(one: number, other: number): number {
  return one - other;
}
