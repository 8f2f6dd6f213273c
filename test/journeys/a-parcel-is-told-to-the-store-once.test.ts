import { describe, expect, it } from 'vitest';

import { storeWork } from '../../src/sync/work-kinds.ts';
import { mark } from '../../src/work/mark.repository.ts';
import { countWork } from '../../src/work/pending.repository.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { openServingShop, type ServingShop, STATUS } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CODE = 'BR123456785BR';
const IN_PROGRESS = 15;
const IDLE = { ready: 0, waiting: 0, needs_person: 0 };
const TALKS = { storeSettings: { tellsBuyerOfTracking: true } };

/** One sale that is in Bling, and the people at its packing table. */
async function sell(shop: ServingShop) {
  const { id: storeId } = shop.buy();
  await shop.after(2 * MINUTE_MS);
  const order = shop.orders().at(-1);
  if (!order) throw new Error('the sale is not in Bling');
  const { operator, log } = shop.bling;
  const calls = (path: string) =>
    log.entries.filter((call) => call.method === 'GET' && call.path.startsWith(path)).length;
  return {
    storeId,
    erpId: order.id,
    writeCode: (codigo: string) => void operator.setTracking('azul', order.id, { codigo }),
    setStatus: (status: number) => operator.setStatus('azul', order.id, status),
    arrives: () => operator.moveParcel('azul', { codigo: CODE, situacao: 3 }),
    /** Looks at this order and at its parcel. */
    looks: () => [calls(`/pedidos/vendas/${order.id}`), calls('/logisticas/objetos/')],
    codes: () => metaOf(shop, storeId, '_totoro_tracking_codes'),
    stage: () => metaOf(shop, storeId, '_totoro_shipment_stage'),
    notes: () => shop.storeOrder(storeId).buyerNotes,
  };
}

function metaOf(shop: ServingShop, orderId: number, key: string): unknown {
  return shop.storeOrder(orderId).meta.find((entry) => entry.key === key)?.value;
}

/** What is known was found out a day earlier, and the round of the hour comes: a day in full takes a test minutes. */
async function aDayLater(shop: ServingShop): Promise<void> {
  const { app, account, shopStore, clock } = shop;
  const { db } = app.database;
  for (const { looked_at: at } of await db.selectFrom('order_shipment').selectAll().execute())
    await db
      .updateTable('order_shipment')
      .set({ looked_at: at - 24 * HOUR_MS })
      .execute();
  const round = storeWork({ accountId: account.id }, 'shipmentSweep', shopStore.id);
  await shop.run(app.database.transaction((tx) => mark(tx, [round], clock.now())));
  await shop.after(MINUTE_MS);
}

describe('a tracking code in Bling', () => {
  it('reaches the store once, and an empty answer later does not take it away', async () => {
    await using shop = await openServingShop(TALKS);
    const sale = await sell(shop);
    expect([sale.codes(), sale.looks()]).toEqual([undefined, [0, 0]]);

    sale.setStatus(IN_PROGRESS);
    await shop.after(MINUTE_MS);
    expect(sale.looks()).toEqual([1, 0]);
    sale.writeCode(CODE);
    await shop.after(12 * MINUTE_MS);
    expect(sale.looks()).toEqual([2, 1]);
    expect([sale.codes(), sale.stage(), sale.notes().length]).toEqual([CODE, 'labelled', 0]);
    expect(metaOf(shop, sale.storeId, '_correios_tracking_code')).toBe(CODE);

    sale.setStatus(STATUS.fulfilled);
    await shop.after(3 * MINUTE_MS);
    expect(sale.looks()).toEqual([3, 2]);
    expect([sale.codes(), sale.stage()]).toEqual([CODE, 'shipped']);
    expect(sale.notes()).toEqual([expect.stringContaining(CODE)]);

    sale.writeCode('');
    await shop.after(12 * MINUTE_MS);
    expect(sale.looks()).toEqual([4, 3]);
    expect([sale.codes(), sale.stage(), sale.notes().length]).toEqual([CODE, 'shipped', 1]);
    expect(await shop.work()).toEqual(IDLE);
  });

  it('is followed to the door, although nothing tells of it, by few looks', async () => {
    await using shop = await openServingShop({
      store: { customStatuses: { entregue: 'Entregue' } },
    });
    await shop.setStorePolicy({ deliveredStatus: 'entregue' });
    const sale = await sell(shop);
    sale.writeCode(CODE);
    sale.setStatus(STATUS.fulfilled);
    await shop.after(3 * MINUTE_MS);
    expect([sale.stage(), sale.looks()]).toEqual(['shipped', [1, 1]]);
    expect(shop.storeOrder(sale.storeId).status).toBe('completed');

    sale.arrives();
    await shop.after(MINUTE_MS);
    expect(sale.looks()).toEqual([1, 1]);
    await aDayLater(shop);
    expect([sale.stage(), sale.looks()]).toEqual(['delivered', [2, 2]]);
    expect(shop.storeOrder(sale.storeId).status).toBe('entregue');

    await aDayLater(shop);
    expect(sale.looks()).toEqual([2, 2]);
    expect(shop.orders()).toMatchObject([{ statusId: STATUS.fulfilled }]);
    expect(await shop.work()).toEqual(IDLE);
  });

  it.each([
    ['Bling is asked', { at: 'bling' }],
    ['the store takes the codes', { at: 'store', kind: 'lose-answer', method: 'PUT' }],
    ['the store is slow with the codes', { at: 'store', kind: 'late-commit', method: 'PUT' }],
    ['the store takes the note', { at: 'store', kind: 'lose-answer', method: 'POST' }],
    ['the store is slow with the note', { at: 'store', kind: 'late-commit', method: 'POST' }],
    ['the store lacks the note', { at: 'store', kind: 'unavailable', method: 'POST' }],
  ] as const)('is told once by the next life of one that ended while %s', async (_, death) => {
    await using shop = await openServingShop(TALKS);
    const sale = await sell(shop);
    sale.writeCode(CODE);
    if (death.at === 'bling')
      shop.bling.faults.next(
        { kind: 'lose_answer', how: 'hang' },
        { method: 'GET', path: `/pedidos/vendas/${sale.erpId}` },
      );
    else shop.store.faults.add({ ...death, path: '/orders/', amount: 60_000 });

    sale.setStatus(STATUS.fulfilled);
    await shop.run(shop.clock.sleep(20_000));
    await using heir = await dieAndLiveAgain(shop);
    // Another look, ten minutes later, for the news that came meanwhile.
    await shop.run(shop.clock.sleep(12 * MINUTE_MS));

    expect([sale.codes(), sale.stage(), sale.notes().length]).toEqual([CODE, 'shipped', 1]);
    expect(await countWork(heir.database.db, shop.account.id)).toEqual(IDLE);
  });
});
