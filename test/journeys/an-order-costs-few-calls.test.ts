import { describe, expect, it } from 'vitest';

import { openServingShop, type ServingShop, shopWith } from './serving-shop.builder.ts';
import { ANA } from './shops.builder.ts';

const MINUTE_MS = 60_000;
const CLAIM_AND_POST = ['GET /pedidos/vendas', 'POST /pedidos/vendas'];

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

    expect(asNew).toEqual(['GET /contatos', 'POST /contatos', ...CLAIM_AND_POST]);
    expect(asKnown).toEqual(CLAIM_AND_POST);
    expect(asChanged.slice(-2)).toEqual(CLAIM_AND_POST);
    expect(asChanged).toHaveLength(4);
    expect(asChanged.slice(0, 2)).toEqual(['GET /contatos/<id>', 'PUT /contatos/<id>']);
    expect(shop.orders()).toHaveLength(3);
  });

  it('no more for a customer whose order says the same in other letters, or goes elsewhere', async () => {
    await using shop = await openServingShop();
    await sell(shop, ANA);

    const masked = await sell(shop, { ...ANA, document: '52998224725', postcode: '01001000' });
    const gift = await sell(shop, { ...ANA, note: 'Para presente' });

    expect(masked).toEqual(CLAIM_AND_POST);
    expect(gift).toEqual(CLAIM_AND_POST);
  });

  it('three more, and once, for a customer whom Bling had before us with other data', async () => {
    const contacts = [
      { nome: 'Ana S.', tipo: 'F', situacao: 'A', numeroDocumento: '52998224725' } as const,
    ];
    await using shop = await openServingShop({ shop: shopWith({ contacts }) });

    const first = await sell(shop, ANA);
    const second = await sell(shop, ANA);

    expect(first).toEqual([
      'GET /contatos',
      'GET /contatos/<id>',
      'PUT /contatos/<id>',
      ...CLAIM_AND_POST,
    ]);
    expect(second).toEqual(CLAIM_AND_POST);
  });

  it('two and one for anonymous sales, where the merchant allows them', async () => {
    await using shop = await openServingShop();
    await shop.setStorePolicy({ anonymousSales: 'walk_in' });
    const nobody = { person: ANA, extras: { document: { cpf: '' } } };
    const from = shop.bling.log.entries.length;
    shop.buy(nobody);
    shop.buy(nobody);
    await shop.after(2 * MINUTE_MS);

    const calls = importCalls(shop, from);
    expect(calls.filter((call) => call.includes('consumidor-final'))).toHaveLength(1);
    expect(calls).toHaveLength(5);
  });
});
