import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { countWork } from '../../src/work/pending.repository.ts';
import { openOtherApp } from './other-app.builder.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { openServingShop, type ServingShop, STATUS } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const CODE = 'BR123456785BR';
const IN_PROGRESS = 15;
const IDLE = { ready: 0, waiting: 0, needs_person: 0 };
const TALKS = { storeSettings: { tellsBuyerOfTracking: true } };

const Detail = z.object({ data: z.looseObject({ transporte: z.looseObject({}) }) });

/** One sale that is in Bling, and whoever writes tracking codes there. */
async function sell(shop: ServingShop) {
  const { id: storeId } = shop.buy();
  await shop.after(2 * MINUTE_MS);
  const order = shop.orders().at(-1);
  if (!order) throw new Error('the sale is not in Bling');
  const carrier = openOtherApp(shop);
  const path = `/pedidos/vendas/${order.id}`;
  return {
    storeId,
    erpId: order.id,
    async writeCodes(...codes: readonly string[]): Promise<void> {
      const { data } = Detail.parse(await carrier.call('GET', path));
      const volumes = codes.map((codigoRastreamento) => ({ servico: 'PAC', codigoRastreamento }));
      await carrier.call('PUT', path, { ...data, transporte: { ...data.transporte, volumes } });
    },
    setStatus: (status: number) => shop.bling.operator.setStatus('azul', order.id, status),
    /** Our looks at this order: the carrier looks once each time before it writes. */
    looks: () =>
      shop.bling.log.entries.filter((call) => call.method === 'GET' && call.path === path).length -
      shop.bling.log.entries.filter((call) => call.method === 'PUT' && call.path === path).length,
    codes: () => metaOf(shop, storeId, '_totoro_tracking_codes'),
    stage: () => metaOf(shop, storeId, '_totoro_shipment_stage'),
    notes: () => shop.storeOrder(storeId).buyerNotes,
  };
}

function metaOf(shop: ServingShop, orderId: number, key: string): unknown {
  return shop.storeOrder(orderId).meta.find((entry) => entry.key === key)?.value;
}

describe('a tracking code in Bling', () => {
  it('reaches the store once, and an empty answer later does not take it away', async () => {
    await using shop = await openServingShop(TALKS);
    const sale = await sell(shop);
    expect([sale.codes(), sale.looks()]).toEqual([undefined, 0]);

    sale.setStatus(IN_PROGRESS);
    await shop.after(MINUTE_MS);
    expect(sale.looks()).toBe(1);
    await sale.writeCodes(CODE);
    await shop.after(12 * MINUTE_MS);
    expect(sale.looks()).toBe(2);
    expect([sale.codes(), sale.stage(), sale.notes().length]).toEqual([CODE, 'labelled', 0]);
    expect(metaOf(shop, sale.storeId, '_correios_tracking_code')).toBe(CODE);

    sale.setStatus(STATUS.fulfilled);
    await shop.after(3 * MINUTE_MS);
    expect(sale.looks()).toBe(3);
    expect([sale.codes(), sale.stage()]).toEqual([CODE, 'shipped']);
    expect(sale.notes()).toEqual([expect.stringContaining(CODE)]);

    await sale.writeCodes('');
    await shop.after(12 * MINUTE_MS);
    expect(sale.looks()).toBe(4);
    expect([sale.codes(), sale.stage(), sale.notes().length]).toEqual([CODE, 'shipped', 1]);
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
    await sale.writeCodes(CODE);
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
