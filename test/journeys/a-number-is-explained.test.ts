import { describe, expect, it } from 'vitest';

import { explainStock, type StockExplanation } from '../../src/app/explain-stock.ts';
import type { StoreExplanation } from '../../src/app/explain-store.ts';
import { printExplanation } from '../../src/cli/print-explanation.ts';
import { say } from '../../src/messages/message.ts';
import { STATUS } from './shop-world.builder.ts';
import { openStockShop, type StockShop } from './stock-shop.builder.ts';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

async function explain(shop: StockShop, sku: string, at?: number): Promise<StockExplanation> {
  const [found, second] = await shop.run(explainStock(shop.app, { sku }, at));
  if (!found || second) throw new Error('not explained once');
  return found;
}

function inWords(explanation: StockExplanation): string {
  const lines: string[] = [];
  printExplanation(explanation, {
    print: (line) => void lines.push(line),
    say: (text) => say(text, 'pt-BR'),
  });
  return lines.join('\n');
}

/** What the store's own log says that it showed at an instant. */
function shownAt(
  { history }: Pick<StockShop['store'], 'history'>,
  sku: string,
  at: number,
): number | null {
  const past = history.quantities.filter((change) => change.sku === sku && change.at <= at);
  return past.at(-1)?.after ?? null;
}

/** The number that the terms of an explanation give, reckoned anew. */
function sumOf({ terms = [], buffer }: StoreExplanation): number {
  const allowed = terms.map(({ balance, lines, moreLines, each }) => {
    const off = lines.reduce((sum, { units }) => sum + Number(units), 0);
    const free = Number(balance) - off - Number(moreLines?.units ?? 0);
    return Math.max(0, Math.floor(free / Number(each)));
  });
  return Math.max(0, Math.min(...allowed) - (buffer?.units ?? 0));
}

/** The sum of its terms, less what the store sold by itself since, is what the store's log shows. */
function expectAddsUp(shop: StockShop, explanation: StockExplanation): void {
  for (const store of explanation.stores) {
    const since = store.soldSince.reduce((sum, { units }) => sum + units, 0);
    expect(store.level).toBe(sumOf(store));
    expect(store.shows).toBe((store.written?.quantity ?? NaN) - since);
    const where = store.store === shop.shopStore.id ? shop.store : shop.second;
    expect(store.shows).toBe(shownAt(where, explanation.sku, explanation.at));
  }
}

describe('a number of a store', () => {
  it('is explained at each instant of a sale: sold, imported, reserved, shipped', async () => {
    await using shop = await openStockShop({
      secondStore: {},
      bling: { reservationDelayMs: { min: 40 * SECOND_MS, max: 50 * SECOND_MS } },
    });
    const before = shop.clock.now();
    await shop.run(shop.clock.sleep(10 * SECOND_MS));
    const { id } = shop.buy({ items: [{ sku: 'CAN-1', quantity: 3 }] });
    await shop.run(shop.clock.sleep(20 * SECOND_MS));
    const imported = shop.clock.now();
    await shop.after(4 * MINUTE_MS);
    const reserved = shop.clock.now();
    const [order] = shop.orders();
    shop.bling.operator.setStatus('azul', order?.id ?? 0, STATUS.fulfilled);
    await shop.after(10 * MINUTE_MS);
    shop.setStock('CAN-1', 20);
    await shop.after(5 * MINUTE_MS);

    const [first, second, third, now] = [
      await explain(shop, 'CAN-1', before),
      await explain(shop, 'CAN-1', imported),
      await explain(shop, 'CAN-1', reserved),
      await explain(shop, 'CAN-1'),
    ];

    for (const each of [first, second, third, now]) {
      expect(each.stores).toHaveLength(2);
      expectAddsUp(shop, each);
    }
    expect(first.stores.map(({ level }) => level)).toEqual([10, 10]);
    expect(first.stores[0]?.terms).toMatchObject([{ balance: '10', lines: [], source: 'read' }]);
    for (const store of second.stores)
      expect(store.terms).toMatchObject([
        { balance: '10', lines: [{ orderNumber: String(id), units: '3' }], allows: 7 },
      ]);
    expect(now.from).toBe('facts');
    expect(now.stores.map(({ level, shows }) => [level, shows])).toEqual([
      [20, 20],
      [20, 20],
    ]);
    expect(now.stores[0]?.terms).toMatchObject([{ balance: '20', lines: [], settledLines: 1 }]);
    expect(inWords(second)).toContain(`− 3  pedido ${id} (Loja): `);
    expect(inWords(second)).toContain('= 7  livres (10 − 3)');
  });

  it('of the store that sold is the last one written, less what it sold since', async () => {
    await using shop = await openStockShop();
    const { id } = shop.buy({ items: [{ sku: 'CAM-P', quantity: 1 }] });
    await shop.run(shop.clock.sleep(SECOND_MS));
    const soldAt = shop.clock.now();
    await shop.after(2 * MINUTE_MS);

    const explanation = await explain(shop, 'CAM-P', soldAt);

    expectAddsUp(shop, explanation);
    expect(explanation.stores).toMatchObject([
      { level: 4, shows: 3, soldSince: [{ number: String(id), units: 1 }] },
    ]);
  });

  it('of a kit names each component, and which one limits it', async () => {
    await using shop = await openStockShop();
    shop.buy({ items: [{ sku: 'CAN-1', quantity: 3 }] });
    await shop.after(10 * SECOND_MS);

    const explanation = await explain(shop, 'KIT-2');

    expectAddsUp(shop, explanation);
    expect(explanation.stores).toMatchObject([
      { level: 3, terms: [{ sku: 'CAN-1', each: '2', allows: 3 }] },
    ]);
    expect(inWords(explanation)).toContain('Componente CAN-1 Caneca & pires, 2 por unidade:');
  });

  it('keeps back what the policy says, and tells which part of it counts', async () => {
    await using shop = await openStockShop();
    await shop.setStorePolicy({ bufferUnits: 1, bufferPercent: 20 });
    shop.setStock('CAN-1', 12);
    await shop.after(MINUTE_MS);

    const explanation = await explain(shop, 'CAN-1');

    expectAddsUp(shop, explanation);
    expect(explanation.stores).toMatchObject([
      { level: 9, shows: 9, buffer: { units: 3, fixed: 1, percent: 3, bySpeed: 0 } },
    ]);
    expect(inWords(explanation)).toContain(
      'Reserva da loja: 3, a maior de: fixa 1, por percentual 3',
    );
  });

  it('costs no call', async () => {
    await using shop = await openStockShop();
    const calls = () => [shop.store.log.length, shop.bling.log.entries.length];
    const before = calls();

    await explain(shop, 'CAN-1');
    await explain(shop, 'CAN-1', shop.clock.now());

    expect(calls()).toEqual(before);
  });

  it('that cannot be explained is a clear mistake', async () => {
    await using shop = await openStockShop();
    const now = shop.clock.now();
    const codeOf = async (...asked: [{ sku: string; storeId?: string }, number?]) =>
      shop.run(
        explainStock(shop.app, ...asked).then(
          () => 'explained',
          (error: unknown) => String(error instanceof Error ? error.name : error),
        ),
      );

    expect(await codeOf({ sku: 'NADA' })).toBe('explain.sku_unknown');
    expect(await codeOf({ sku: 'CAM' })).toBe('explain.sku_is_parent');
    expect(await codeOf({ sku: 'CAN-1', storeId: 'sto_x' })).toBe('store.unknown');
    expect(await codeOf({ sku: 'CAN-1' }, now - 86_400_000)).toBe('explain.no_number_then');
    expect(await codeOf({ sku: 'CAN-1' }, now + 86_400_000)).toBe('explain.no_number_then');

    const { db } = shop.app.database;
    await db.updateTable('erp_product').set({ sku: 'CAM-P' }).where('sku', '=', 'CAM-M').execute();
    expect(await codeOf({ sku: 'CAM-P' })).toBe('explain.sku_ambiguous');
    await db.updateTable('link').set({ state: 'gone' }).execute();
    expect(await codeOf({ sku: 'CAN-1' })).toBe('explain.sku_not_linked');
  });
});
