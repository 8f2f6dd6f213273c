import { describe, expect, it } from 'vitest';

import { readStatus } from '../../src/app/read-status.ts';
import { comparing, openWriter, overwriting } from './comparing-store.builder.ts';
import { openStockShop, type StockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;

/** A shop in which nobody works but who is told to: no event, and no poll for an hour. */
const openQuiet = () =>
  openStockShop({
    webhooks: false,
    settings: { STOCK_SWEEP_SECONDS: '86400', STORE_POLL_SECONDS: '86400' },
  });

/** All numbers that our writes gave the mug since then. */
const written = (shop: StockShop, from: number) =>
  shop.store.history.quantities
    .filter(({ sku, by, at }) => sku === 'CAN-1' && by === 'api' && at > from)
    .map(({ after }) => after);

/**
 * The first one reads 20 from Bling and is about to write it. Then 16 are gone, and another, who saw that,
 * writes 4: what the first knows is older.
 */
async function race(shop: StockShop, kind: typeof comparing): Promise<(number | null)[]> {
  const startedAt = shop.clock.now();
  let others = 0;
  const second = openWriter(shop, kind());
  const first = openWriter(
    shop,
    kind(async () => {
      others += 1;
      if (others > 1) return;
      shop.setStock('CAN-1', 4);
      await shop.clock.sleep(1_000);
      await second.push('CAN-1');
    }),
  );
  shop.setStock('CAN-1', 20);
  await shop.run(first.push('CAN-1'));
  return written(shop, startedAt);
}

describe('a value computed from older facts', () => {
  it('never overwrites a newer number in a store that compares before it sets', async () => {
    await using shop = await openQuiet();

    expect(await race(shop, comparing)).toEqual([4]);
    expect(shop.item('CAN-1')?.quantity).toBe(4);
    expect(await outcomes(shop)).toEqual([
      { outcome: 'applied', quantity: 4 },
      { outcome: 'not_applied', quantity: 20 },
    ]);
  });

  it('would overwrite it in one that does not, if two worked at once: the fence is the ownership', async () => {
    await using shop = await openQuiet();

    expect(await race(shop, overwriting)).toEqual([4, 20]);
  });

  it('is reckoned anew at once when the store sold between the look and the write', async () => {
    await using shop = await openQuiet();
    const startedAt = shop.clock.now();
    let sold = 0;
    const writer = openWriter(
      shop,
      comparing(async () => {
        if (sold === 0) shop.buy({ items: [{ sku: 'CAN-1', quantity: 2 }] });
        sold += 1;
      }),
    );
    shop.setStock('CAN-1', 6);

    await shop.run(writer.push('CAN-1'));

    expect(written(shop, startedAt)).toEqual([4]);
  });
});

describe('the exposure of a store', () => {
  it('is measured at each write where the last writer wins, and shown with the sales of a day', async () => {
    await using shop = await openQuiet();
    for (const units of [6, 8, 5]) {
      shop.setStock('CAN-1', units);
      await shop.run(openWriter(shop, overwriting()).push('CAN-1'));
    }
    const before = await exposureOf(shop);
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 2 }] });
    await shop.sync('orders', 'stock');
    await shop.run(shop.clock.sleep(20 * MINUTE_MS));
    const after = await exposureOf(shop);

    if (before?.kind !== 'measured' || after?.kind !== 'measured') throw new Error('not measured');
    expect(before.writes).toBeGreaterThanOrEqual(3);
    expect(before.p50Ms).toBeGreaterThan(0);
    expect(before.p95Ms).toBeGreaterThanOrEqual(before.p50Ms);
    expect(before).toMatchObject({ soldPerDay: 0, unitsPerDay: 0 });
    expect(after.soldPerDay).toBe(2);
    expect(after.unitsPerDay).toBeCloseTo(2 * after.openShare, 6);
    expect(after.openShare).toBeGreaterThan(0);
    expect(after.openShare).toBeLessThan(0.1);
  });

  it('grows by no write to a store that compares', async () => {
    await using shop = await openQuiet();
    const before = await exposureOf(shop);
    shop.setStock('CAN-1', 6);

    await shop.run(openWriter(shop, comparing()).push('CAN-1'));

    expect(shop.item('CAN-1')?.quantity).toBe(6);
    expect(writesOf(await exposureOf(shop))).toBe(writesOf(before));
  });
});

async function exposureOf(shop: StockShop) {
  const [account] = await shop.run(readStatus(shop.app));
  return account?.stores[0]?.exposure;
}

function writesOf(exposure: Awaited<ReturnType<typeof exposureOf>>): number {
  return exposure?.kind === 'measured' ? exposure.writes : 0;
}

/** What the ledger says of the race, the oldest first. */
async function outcomes({ app }: StockShop) {
  const lines = await app.database.db
    .selectFrom('audit_line')
    .select(['outcome', 'after'])
    .where('correlation', '=', 'two-writers')
    .where('action', '=', 'stock.set')
    .orderBy('seq')
    .execute();
  return lines.map(({ outcome, after }) => ({
    outcome,
    quantity: (JSON.parse(after ?? '{}') as { quantity?: number }).quantity,
  }));
}
