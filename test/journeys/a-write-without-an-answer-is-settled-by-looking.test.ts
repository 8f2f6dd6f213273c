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
