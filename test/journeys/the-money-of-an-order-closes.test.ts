import { describe, expect, it } from 'vitest';

import { storeWork } from '../../src/sync/work-kinds.ts';
import { mark } from '../../src/work/mark.repository.ts';
import { openReceivablesShop, owed } from './receivables.builder.ts';
import type { ServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const NEVER_PAID = { pixPaidAfterMs: undefined, boletoPaidAfterMs: undefined };

const checks = ({ app }: ServingShop) =>
  app.database.db
    .selectFrom('order_money')
    .select(['unnamed_cents', 'place'])
    .orderBy('order_id')
    .execute();

/** What the nightly pass does about money, and what it cost. */
async function sweep(shop: ServingShop): Promise<string[]> {
  const { app, account, shopStore, clock } = shop;
  const work = storeWork({ accountId: account.id }, 'moneySweep', shopStore.id);
  const from = shop.bling.log.entries.length;
  await shop.run(app.database.transaction((tx) => mark(tx, [work], clock.now())));
  await shop.after(20_000);
  return shop.bling.log.entries
    .slice(from)
    .filter(({ query }) => query.includes('numerosLojas'))
    .map(({ method, path }) => `${method} ${path}`);
}

describe('the money of an order', () => {
  it('is checked without a call as soon as Bling has told its total', async () => {
    await using shop = await openReceivablesShop();
    shop.buy();
    await shop.after(3 * MINUTE_MS);

    expect(await checks(shop)).toEqual([{ unnamed_cents: 0, place: null }]);
    expect(await sweep(shop)).toEqual([]);
    expect(await shop.causes()).toEqual([]);
  });

  it('is asked for fifty orders a call where nobody has told it, at night', async () => {
    await using shop = await openReceivablesShop();
    for (let sales = 0; sales < 3; sales += 1) shop.buy();
    await shop.after(3 * MINUTE_MS);
    await shop.app.database.db.deleteFrom('erp_order_facts').execute();

    expect(await sweep(shop)).toEqual(['GET /pedidos/vendas']);
    expect(await checks(shop)).toHaveLength(3);
    expect(await shop.causes()).toEqual([]);
  });

  it('that a person changed in Bling is told by its place, and nothing is posted or settled before that is decided', async () => {
    await using shop = await openReceivablesShop({}, { store: { payments: NEVER_PAID } });
    const { id } = shop.buy({ payment: 'boleto' });
    await shop.after(3 * MINUTE_MS);
    const [order] = shop.orders();
    shop.bling.operator.editOrder('azul', order?.id ?? 0, { valor: 49.89, line: 0 });
    await shop.after(3 * MINUTE_MS);

    shop.store.control.pay(id);
    await shop.after(3 * MINUTE_MS);

    expect(owed(shop)).toEqual([[]]);
    expect(await shop.causes()).toEqual(['change.editedInErp']);
    const [check] = await shop.app.database.db.selectFrom('order_money').select('terms').execute();
    expect(JSON.parse(check?.terms ?? '{}')).toMatchObject({ changeCents: -1 });
  });
});
