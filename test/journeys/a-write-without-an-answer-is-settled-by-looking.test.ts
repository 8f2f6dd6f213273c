import { describe, expect, it } from 'vitest';

import type { Fault } from '../../src/simulator/bling/faults/fault.ts';
import { openServingShop, type ServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const SETTLE_MS = 120_000;
const PERSON = { document: '529.982.247-25', firstName: 'Ana', lastName: 'Souza' };

const LOST: readonly { readonly what: string; readonly fault: Fault }[] = [
  { what: 'is lost after it was done', fault: { kind: 'lose_answer', how: 'reset' } },
  { what: 'is lost, and nothing was done', fault: { kind: 'reset' } },
  {
    what: 'never comes, and it is done a minute after we gave up',
    fault: { kind: 'late_commit', commitAfterMs: 90_000 },
  },
  {
    what: 'is a 504, and it is done afterwards',
    fault: { kind: 'late_commit', commitAfterMs: 100_000, answerAfterMs: 5_000 },
  },
];

/** When each call of this kind began, ms. */
function calls(shop: ServingShop, method: string, path: string): readonly number[] {
  return shop.bling.log.entries
    .filter((entry) => entry.method === method && entry.path.startsWith(path))
    .map(({ at }) => at);
}

const isItems = (path: string) => path.split('?')[0]?.endsWith('/products') === true;

async function openIntents(shop: ServingShop): Promise<number> {
  const intents = await shop.app.database.db.selectFrom('write_intent').selectAll().execute();
  return intents.length;
}

describe.each(LOST)('when the answer $what', ({ fault }) => {
  it.each([
    { made: 'a customer', path: '/contatos' },
    { made: 'an order', path: '/pedidos/vendas' },
  ])('$made is made once, and not sent again before it had its time', async ({ path }) => {
    await using shop = await openServingShop();
    const contacts = shop.contacts().length;
    shop.bling.faults.next(fault, { method: 'POST', path });
    shop.buy({ person: PERSON });
    await shop.after(8 * MINUTE_MS);

    expect(shop.orders()).toHaveLength(1);
    expect(shop.contacts()).toHaveLength(contacts + 1);
    const [first = 0, second = Infinity, third] = calls(shop, 'POST', path);
    expect(second - first).toBeGreaterThanOrEqual(SETTLE_MS);
    expect(third).toBeUndefined();
    expect(await shop.causes()).toEqual([]);
    expect(await openIntents(shop)).toBe(0);
  });

  it('a status reaches Bling once, and is not sent again before it had its time', async () => {
    await using shop = await openServingShop();
    const { id } = shop.buy({ person: PERSON });
    await shop.after(2 * MINUTE_MS);
    shop.bling.faults.next(fault, { method: 'PATCH', path: '/pedidos/vendas' });
    shop.store.control.changeStatus(id, 'cancelled');
    await shop.after(8 * MINUTE_MS);

    expect(shop.orders().map(({ statusValor }) => statusValor)).toEqual([2]);
    const [first = 0, second = Infinity, third] = calls(shop, 'PATCH', '/pedidos/vendas');
    expect(second - first).toBeGreaterThanOrEqual(SETTLE_MS);
    expect(third).toBeUndefined();
    expect(await shop.causes()).toEqual([]);
    expect(await openIntents(shop)).toBe(0);
  });
});

describe('a store that does not answer whether it made an item', () => {
  it.each(['lose-answer', 'late-commit', 'critical-error'] as const)(
    'has it once (%s), and is not asked again before it had its time',
    async (kind) => {
      await using shop = await openServingShop();
      // The store fetches images before it answers, so we wait for it a whole minute and more.
      shop.store.faults.add({ kind, method: 'POST', path: '/products', amount: 100_000 });
      const hat = { nome: 'Boné', codigo: 'BON', preco: 30, stock: 7 };
      shop.bling.operator.createProduct('azul', hat);
      await shop.after(15 * MINUTE_MS);

      const made = shop.store.state().products.filter(({ sku }) => sku === 'BON');
      expect(made.map(({ quantity }) => quantity)).toEqual([7]);
      const lostAt = shop.store.log.find(({ fault }) => fault === kind)?.at ?? Infinity;
      const again = shop.store.log
        .filter(({ method, path, at }) => method === 'POST' && isItems(path) && at > lostAt)
        .map(({ at }) => at - lostAt);
      expect(again.length).toBe(kind === 'critical-error' ? 1 : 0);
      expect(again.every((laterMs) => laterMs >= SETTLE_MS)).toBe(true);
      expect(await shop.causes()).toEqual([]);
      expect(await openIntents(shop)).toBe(0);
    },
  );
});
