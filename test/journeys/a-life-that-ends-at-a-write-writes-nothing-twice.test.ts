import { describe, expect, it } from 'vitest';

import { countWork } from '../../src/work/pending.repository.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { openServingShop, type ServingShop, STATUS } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const IDLE = { ready: 0, waiting: 0, needs_person: 0 };
const HAT = { nome: 'Boné', codigo: 'BON', preco: 30, stock: 7 };

const hats = (shop: ServingShop) => shop.store.state().products.filter(({ sku }) => sku === 'BON');

/** Lets time pass until the order is in Bling. */
async function sell(shop: ServingShop): Promise<number> {
  const { id } = shop.buy();
  await shop.after(2 * MINUTE_MS);
  expect(shop.orders()).toHaveLength(1);
  return id;
}

describe('a life that ends', () => {
  it.each(['lose-answer', 'late-commit', 'unavailable'] as const)(
    'while a store makes an item (%s) leaves one item, linked and with its number',
    async (kind) => {
      await using shop = await openServingShop();
      shop.store.faults.add({ kind, method: 'POST', path: '/products', amount: 60_000 });
      shop.bling.operator.createProduct('azul', HAT);
      await shop.run(shop.clock.sleep(20_000));
      expect(shop.store.log.some(({ fault }) => fault === kind)).toBe(true);

      await using heir = await dieAndLiveAgain(shop);
      await shop.run(shop.clock.sleep(15 * MINUTE_MS));

      expect(hats(shop).map(({ quantity }) => quantity)).toEqual([7]);
      expect(await countWork(heir.database.db, shop.account.id)).toEqual(IDLE);
    },
  );

  it('while Bling takes a status does not undo what a person did there meanwhile', async () => {
    await using shop = await openServingShop();
    const id = await sell(shop);
    const [order] = shop.orders();
    await shop.mapStatus('completed', STATUS.fulfilled);
    shop.bling.faults.next(
      { kind: 'lose_answer', how: 'hang' },
      { method: 'PATCH', path: '/pedidos/vendas' },
    );
    shop.store.control.changeStatus(id, 'completed');
    await shop.run(shop.clock.sleep(10_000));
    expect(shop.orders()[0]?.statusId).toBe(STATUS.fulfilled);

    shop.bling.operator.setStatus('azul', order?.id ?? 0, STATUS.cancelled);
    await using heir = await dieAndLiveAgain(shop);
    await shop.run(shop.clock.sleep(10 * MINUTE_MS));

    expect(shop.orders()[0]?.statusId).toBe(STATUS.cancelled);
    const patches = shop.bling.log.entries.filter(({ method }) => method === 'PATCH');
    expect(patches).toHaveLength(1);
    const left = await countWork(heir.database.db, shop.account.id);
    expect(left).toMatchObject({ ready: 0, waiting: 0 });
  });
});
