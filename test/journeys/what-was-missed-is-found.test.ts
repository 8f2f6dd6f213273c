import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { readStatus } from '../../src/app/read-status.ts';
import type { Database } from '../../src/database/open-database.ts';
import { liveAgain } from './second-life.builder.ts';
import { STATUS } from './serving-shop.builder.ts';
import { openStockShop, type StockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Of the order of a page a kind of thing, and what each missed order and number costs by itself. */
const MOST_CALLS = 40;

const Counts = z.object({
  window: z.object({ from: z.number(), to: z.number() }),
  why: z.object({ outage: z.array(z.string()), silence: z.array(z.unknown()) }),
  erp: z.object({ ordersChanged: z.number() }),
  stores: z.array(
    z.object({
      orders: z.object({
        seen: z.number(),
        known: z.number(),
        imported: z.number(),
        skipped: z.number(),
        open: z.number(),
      }),
      skus: z.object({ compared: z.number(), suspects: z.number(), repaired: z.number() }),
    }),
  ),
  notAsked: z.array(z.string()),
});

/** The completeness lines of the audit. */
async function linesOf({ db }: Pick<Database, 'db'>) {
  const lines = await db
    .selectFrom('audit_line')
    .select(['after', 'outcome', 'at'])
    .where('action', '=', 'catchup.complete')
    .orderBy('seq')
    .execute();
  return lines.map(({ after, outcome, at }) => ({
    outcome,
    at,
    ...Counts.parse(JSON.parse(after ?? '')),
  }));
}

function silentOf(status: Awaited<ReturnType<typeof readStatus>>) {
  return status.flatMap((account) =>
    [{ name: 'bling', events: account.events }, ...account.stores].flatMap(({ name, events }) =>
      events.flatMap((each) => (each.silentSince === undefined ? [] : `${name} ${each.resource}`)),
    ),
  );
}

/** What both sides themselves say: what was changed in a window, and what was written to the store after it. */
function toldBy({ bling, store }: StockShop, { from, to }: { from: number; to: number }) {
  const isIn = (at: number) => at >= from && at <= to;
  const written = store.log.flatMap(({ at, writes }) => (at > to ? writes : []));
  return {
    erpOrders: bling.state('azul').orders.filter(({ changedAt }) => isIn(changedAt)).length,
    storeOrders: store.state().orders.filter(({ modifiedAt }) => isIn(modifiedAt)).length,
    written: new Set(written.map(({ sku }) => sku)).size,
    counted: store.state().products.filter(({ type }) => type !== 'variable').length,
  };
}

describe('a machine that was off for six hours, with every event of the time lost', () => {
  it('finds all that was missed within some calls, and proves it in the audit', async () => {
    await using shop = await openStockShop();
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 1 }] });
    await shop.after(10 * MINUTE_MS);
    const [early] = shop.orders();
    await shop.switchOff();
    const offAt = shop.clock.now();

    await shop.run(shop.clock.sleep(HOUR_MS));
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 2 }] });
    shop.buy({ items: [{ sku: 'CAM-P', quantity: 1 }] });
    const { id: regretted } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 1 }] });
    shop.store.control.changeStatus(regretted, 'cancelled');
    shop.setStock('CAM-M', 6);
    await shop.run(shop.clock.sleep(2 * HOUR_MS));
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 1 }], payment: 'boleto' });
    shop.bling.operator.sell('azul', {
      items: [{ productId: shop.productId('CAM-P'), quantity: 1 }],
    });
    shop.bling.operator.setStatus('azul', early?.id ?? 0, STATUS.fulfilled);
    shop.store.control.setStock('CAM-P', 40);
    await shop.run(shop.clock.sleep(3 * HOUR_MS));

    const before = shop.bling.log.entries.length;
    await using heir = await liveAgain(shop);
    await shop.run(shop.clock.sleep(4 * MINUTE_MS));

    const lines = await linesOf(heir.database);
    expect(lines).toHaveLength(1);
    const [line] = lines;
    if (!line) throw new Error('no line');
    const told = toldBy(shop, line.window);
    expect(line.window.from).toBeLessThanOrEqual(offAt);
    expect(line.outcome).toBe('applied');
    expect(line.erp.ordersChanged).toBe(told.erpOrders);
    const { storeOrders: seen } = told;
    expect(line.stores).toEqual([
      {
        orders: { seen, known: seen, imported: 3, skipped: 1, open: 0 },
        skus: { compared: told.counted, suspects: 1, repaired: told.written },
      },
    ]);
    expect(told).toEqual({ erpOrders: 2, storeOrders: 4, written: 4, counted: 4 });
    expect(shop.item('CAM-M')?.quantity).toBe(6);
    const calls = shop.bling.log.entries.slice(before).filter(({ at }) => at <= line.at);
    expect(calls.length).toBeLessThanOrEqual(MOST_CALLS);

    await shop.run(shop.clock.sleep(20 * MINUTE_MS));
    expect(shop.judge().differences()).toEqual([]);
  });
});

describe('a store that was away for an hour', () => {
  it('is caught up with once it answers', async () => {
    await using shop = await openStockShop();
    await shop.after(10 * MINUTE_MS);
    shop.store.faults.add({ kind: 'unavailable', times: 100_000 });
    await shop.run(shop.clock.sleep(HOUR_MS));
    expect(await linesOf(shop.app.database)).toEqual([]);
    shop.buy({ items: [{ sku: 'CAM-P', quantity: 1 }] });
    shop.store.faults.clear();

    await shop.after(40 * MINUTE_MS);

    const [line, ...others] = await linesOf(shop.app.database);
    expect(others).toEqual([]);
    expect(line?.why).toEqual({ outage: [shop.shopStore.id], silence: [] });
    expect(line?.stores).toMatchObject([{ orders: { seen: 1, known: 1, imported: 1 } }]);
  });
});

describe('a store that is still away when the machine comes back', () => {
  it('holds up nothing of Bling, which is told to be incomplete, and is caught up with by itself', async () => {
    await using shop = await openStockShop();
    await shop.switchOff();
    await shop.run(shop.clock.sleep(HOUR_MS));
    shop.store.faults.add({ kind: 'unavailable', times: 100_000 });
    shop.buy({ items: [{ sku: 'CAM-P', quantity: 1 }] });

    await using heir = await liveAgain(shop);
    await shop.run(shop.clock.sleep(10 * MINUTE_MS));
    const [ofBling] = await linesOf(heir.database);
    expect(ofBling?.why.outage).toEqual([shop.account.id]);
    expect(ofBling?.stores).toEqual([]);
    expect(ofBling?.notAsked).toEqual([shop.shopStore.id]);
    expect(ofBling?.outcome).toBe('failed');

    shop.store.faults.clear();
    await shop.run(shop.clock.sleep(45 * MINUTE_MS));
    const lines = await linesOf(heir.database);
    const ofStore = lines.find(({ why }) => why.outage.includes(shop.shopStore.id));
    expect(ofStore?.outcome).toBe('applied');
    expect(ofStore?.stores).toMatchObject([{ orders: { seen: 1, known: 1, imported: 1 } }]);
  });
});

describe('events that come no more', () => {
  it('are told once for each thing, caught up with, and no longer told when they come again', async () => {
    await using shop = await openStockShop();
    shop.buy({ items: [{ sku: 'CAM-P', quantity: 1 }] });
    await shop.after(5 * MINUTE_MS);
    expect(silentOf(await readStatus(shop.app))).toEqual([]);

    shop.loseEvents(true);
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 1 }] });
    await shop.run(shop.clock.sleep(20 * MINUTE_MS));
    shop.setStock('CAM-M', 8);
    await shop.run(shop.clock.sleep(30 * MINUTE_MS));
    expect(silentOf(await readStatus(shop.app))).toEqual(['bling stock', 'Loja order']);
    expect(shop.item('CAM-M')?.quantity).toBe(8);
    const lines = await linesOf(shop.app.database);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ outcome }) => outcome === 'applied')).toBe(true);
    await shop.run(shop.clock.sleep(HOUR_MS));
    expect(await linesOf(shop.app.database)).toHaveLength(lines.length);

    shop.loseEvents(false);
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 1 }] });
    await shop.after(5 * MINUTE_MS);
    expect(silentOf(await readStatus(shop.app))).toEqual([]);
  });

  it('are no silence where nobody was asked to tell', async () => {
    await using shop = await openStockShop({ webhooks: false });
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 1 }] });

    await shop.run(shop.clock.sleep(45 * MINUTE_MS));

    expect(silentOf(await readStatus(shop.app))).toEqual([]);
    expect(await linesOf(shop.app.database)).toEqual([]);
  });
});
