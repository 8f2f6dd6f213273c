import fc from 'fast-check';
import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../../test/databases/engines.ts';
import { AccountId, StoreId, StoreOrderId } from '../../commerce/ids.ts';
import { StorePolicy } from '../../connections/store-policy.ts';
import type { Database } from '../../database/open-database.ts';
import type { Tables } from '../../database/tables.ts';
import type { SettledBy } from '../sale.repository.ts';
import { drawsSettled, salesByProduct, settledBefore } from './sales-by-product.ts';
import {
  CANCELLED,
  MUG,
  OTHER,
  POSTING,
  readBalance,
  RELEASE_MS,
  RESERVING,
  stockFacts,
  stockPolicy,
} from './stock.builder.ts';
import { decideStock, type StockPlan } from './stock.decide.ts';

const START = Date.UTC(2026, 2, 10);
const NOW = START + 10 * RELEASE_MS;
const RUNS = 150;
const store = { id: StoreId.parse('sto_loja0001'), goLiveAt: 0, policy: StorePolicy.parse({}) };
const other = { ...store, id: StoreId.parse('sto_loja0002') };

const instant = fc.integer({ min: 0, max: 4 }).map((steps) => START + steps * (RELEASE_MS / 2));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 8 });
const anyOrder = fc.record({
  storeId: fc.constantFrom(store.id, other.id),
  stage: fc.constantFrom('paid', 'paid', 'unpaid'),
  reduced: fc.integer({ min: 0, max: 3 }),
  imported: fc.constantFrom(3, 3, 3, 1, null),
  step: fc.constantFrom('imported', 'imported', 'imported', 'imported', 'seen', null),
  importedAt: orNull(instant),
  statusId: orNull(fc.constantFrom(RESERVING, RESERVING, POSTING, POSTING, CANCELLED, OTHER)),
  seenAt: orNull(instant),
  postedAt: fc.option(instant, { nil: null, freq: 1 }),
});
type AnyOrder = typeof anyOrder extends fc.Arbitrary<infer Value> ? Value : never;

const anyPast = fc.record({
  orders: fc.array(anyOrder, { maxLength: 6 }),
  readBeganAt: fc.integer({ min: 2, max: 8 }).map((steps) => START + steps * (RELEASE_MS / 2)),
  balance: fc.constantFrom('virtual' as const, 'physical' as const),
  postingStatuses: fc.constantFrom([POSTING], []),
});

async function save(database: Database, orders: readonly AnyOrder[]): Promise<void> {
  const { db } = database;
  await db.deleteFrom('store_order_line').execute();
  await db.deleteFrom('order_sync').execute();
  await db.deleteFrom('store_order').execute();
  for (const [at, each] of orders.entries()) {
    const order_id = StoreOrderId.parse(String(at + 1));
    const { storeId: store_id } = each;
    await db.insertInto('store_order').values(orderRow(each, order_id)).execute();
    const line = { store_id, order_id, line_id: '1', item_id: null, product_id: MUG, sku: '' };
    const units = { quantity: 3, reduced_units: each.reduced, imported_units: each.imported };
    await db
      .insertInto('store_order_line')
      .values({ ...line, ...units })
      .execute();
    if (each.step)
      await db
        .insertInto('order_sync')
        .values(syncRow(each, order_id, each.step))
        .execute();
  }
}

function orderRow(each: AnyOrder, id: StoreOrderId): Tables['store_order'] {
  const texts = { number: id, status: '', stage: each.stage, facts_sealed: '', facts_print: '' };
  const times = { created_at: START, modified_at: START, read_at: START };
  return { store_id: each.storeId, id, total_cents: 0, ...texts, ...times };
}

function syncRow(
  each: AnyOrder,
  order_id: StoreOrderId,
  step: 'imported' | 'seen',
): Tables['order_sync'] {
  return {
    store_id: each.storeId,
    order_id,
    step,
    token: `${each.storeId} ${order_id}`,
    erp_order_id: null,
    imported_at: each.importedAt,
    erp_status_id: each.statusId,
    erp_status_seen_at: each.seenAt,
    posted_at: each.postedAt,
    sent_print: null,
    agreed_status: null,
    reason: null,
  };
}

/** Looks for a past in which leaving lines out changes the number. `most` is how many were left out at once. */
async function compare(database: Database, loosen: (settled: SettledBy) => SettledBy) {
  const io = { database, clock: { now: () => NOW, monotonicMs: () => NOW, sleep: async () => {} } };
  const account = { id: AccountId.parse('acc_loja0001'), stores: [store, other] };
  let most = 0;
  const found = await fc.check(
    fc.asyncProperty(anyPast, async ({ orders, readBeganAt, ...change }) => {
      await save(database, orders);
      const policy = stockPolicy(change);
      const settled = loosen(settledBefore(readBeganAt, policy));
      const balances = new Map([[MUG, readBalance(50, readBeganAt)]]);
      const wanted = { account, store, products: [MUG] };
      const all = await salesByProduct(io, wanted);
      const some = await salesByProduct(io, { ...wanted, settled });
      const plan = (sales: typeof all) =>
        uncounted(
          decideStock(stockFacts({ balances, sales, shown: 60, ordersReadAt: NOW }), policy),
        );
      const left = (all.get(MUG) ?? []).length - (some.get(MUG) ?? []).length;
      most = Math.max(most, left);

      expect(plan(some)).toEqual(plan(all));
      expect(await drawsSettled(io, account, { products: [MUG], settled })).toBe(left > 0);
    }),
    { numRuns: RUNS, seed: 11 },
  );
  return { most, fault: found.failed ? String(found.errorInstance) : undefined };
}

/** How many lines were looked at is all that may differ. */
function uncounted(plan: StockPlan) {
  if (plan.do !== 'set') return plan;
  return { ...plan, terms: plan.terms.map((term) => ({ ...term, containedLines: 0 })) };
}

describeOnEachDatabase('the sales that are left out', ({ open }) => {
  it('never change a number, whatever the past', async () => {
    const { most, fault } = await compare(await open(), (settled) => settled);

    expect(fault).toBeUndefined();
    expect(most).toBeGreaterThan(1);
  });

  it.each<[string, (settled: SettledBy) => SettledBy]>([
    ['too young', (settled) => ({ ...settled, until: settled.until + RELEASE_MS })],
    ['in a status that reserves nothing', (settled) => ({ ...settled, reserving: [OTHER] })],
    ['in a status that posts nothing', (settled) => ({ ...settled, posting: [CANCELLED] })],
  ])('would change one if they were %s', async (_, loosen) => {
    expect((await compare(await open(), loosen)).fault).toBeDefined();
  });
});
