import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../../test/databases/engines.ts';
import { StoreOrderId } from '../../commerce/ids.ts';
import { StorePolicy } from '../../connections/store-policy.ts';
import type { Database } from '../../database/open-database.ts';
import { ACCOUNT, STORE } from '../repository.builder.ts';
import { gatherPace } from './sales-pace.ts';
import { MUG, SET, TRAY } from './stock.builder.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 2, 10);
const clock = { now: () => NOW, monotonicMs: () => 0, sleep: async () => {} };

/** One order with one line. */
async function sell(
  { db }: Database,
  line: { id: string; product: typeof MUG; units: number; daysAgo: number },
) {
  const order_id = StoreOrderId.parse(line.id);
  const texts = { number: line.id, status: '', stage: 'paid', facts_sealed: '', facts_print: '' };
  const created_at = NOW - line.daysAgo * DAY_MS;
  const times = { created_at, modified_at: created_at, read_at: created_at };
  const order = { store_id: STORE, id: order_id, total_cents: 0, ...texts, ...times };
  const sold = { quantity: line.units, reduced_units: line.units, imported_units: null };
  const of = { store_id: STORE, order_id, line_id: '1', item_id: null, sku: '' };
  await db.insertInto('store_order').values(order).execute();
  await db
    .insertInto('store_order_line')
    .values({ ...of, product_id: line.product, ...sold })
    .execute();
}

describeOnEachDatabase('how fast a product sells in a store', ({ open }) => {
  const paceIn = async (database: Database, days: number) =>
    gatherPace(
      { database, clock },
      {
        account: { id: ACCOUNT },
        store: { id: STORE },
        products: [MUG, TRAY, SET],
        policy: StorePolicy.parse({ bufferSpeedDays: days }),
      },
    );

  it('counts what it sold by itself and in kits, in the days that the policy looks at', async () => {
    const database = await open();
    const kit = { account_id: ACCOUNT, kit_id: SET };
    await database.db
      .insertInto('kit_component')
      .values([
        { ...kit, component_id: MUG, quantity: '2' },
        { ...kit, component_id: TRAY, quantity: '0.5' },
      ])
      .execute();
    await sell(database, { id: '1', product: MUG, units: 4, daysAgo: 1 });
    await sell(database, { id: '2', product: SET, units: 3, daysAgo: 2 });
    await sell(database, { id: '3', product: MUG, units: 50, daysAgo: 8 });

    const paceOf = await paceIn(database, 7);

    expect(paceOf(MUG)).toEqual({ soldUnits: 10, now: NOW });
    expect(paceOf(TRAY)).toEqual({ soldUnits: 2, now: NOW });
    expect(paceOf(SET)).toEqual({ soldUnits: 3, now: NOW });
    expect((await paceIn(database, 9))(MUG)).toEqual({ soldUnits: 60, now: NOW });
  });

  it('is not asked for where the policy keeps nothing back by speed', async () => {
    const database = await open();
    await sell(database, { id: '1', product: MUG, units: 4, daysAgo: 1 });

    expect((await paceIn(database, 0))(MUG)).toBeUndefined();
  });
});
