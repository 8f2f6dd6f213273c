import { describe, expect, it } from 'vitest';

import { openServingShop, type ServingShop } from './serving-shop.builder.ts';
import { ANA } from './shops.builder.ts';

const MINUTE_MS = 60_000;

/** Calls on orders and contacts since `from`: what an import costs, without polls of what changed. */
function importCalls(shop: ServingShop, from: number): string[] {
  return shop.bling.log.entries
    .slice(from)
    .filter(({ path }) => path.startsWith('/pedidos/vendas') || path.startsWith('/contatos'))
    .filter(({ query }) => !query.includes('dataAlteracao'))
    .map(({ method, path }) => `${method} ${path.replace(/\d{6,}/, '<id>')}`);
}

/** One sale to this person, and what it cost. */
async function sell(shop: ServingShop, person: object): Promise<string[]> {
  const from = shop.bling.log.entries.length;
  shop.buy({ person });
  await shop.after(2 * MINUTE_MS);
  return importCalls(shop, from);
}

describe('an order in Bling costs', () => {
  it('two calls for a known customer, two more when new or changed', async () => {
    await using shop = await openServingShop();

    const asNew = await sell(shop, ANA);
    const asKnown = await sell(shop, ANA);
    const asChanged = await sell(shop, { ...ANA, phone: '(11) 91234-5678' });

    const claimAndPost = ['GET /pedidos/vendas', 'POST /pedidos/vendas'];
    expect(asNew).toEqual(['GET /contatos', 'POST /contatos', ...claimAndPost]);
    expect(asKnown).toEqual(claimAndPost);
    expect(asChanged.slice(-2)).toEqual(claimAndPost);
    expect(asChanged).toHaveLength(4);
    expect(asChanged.slice(0, 2)).toEqual(['GET /contatos/<id>', 'PUT /contatos/<id>']);
    expect(shop.orders()).toHaveLength(3);
  });
});
