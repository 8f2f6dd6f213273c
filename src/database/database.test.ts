import { describe, expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId, ErpProductId } from '../commerce/ids.ts';
import { insertIfNew } from './insert-if-new.ts';
import type { Tables } from './tables.ts';
import { upsert } from './upsert.ts';

const ACCOUNT = AccountId.parse('acc_11111111');
const together = <Result>(times: number, work: (at: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: times }, (_, at) => work(at)));

function product(change: Partial<Tables['erp_product']> = {}): Tables['erp_product'] {
  return {
    account_id: ACCOUNT,
    id: ErpProductId.parse('1'),
    parent_id: null,
    shape: 'simple',
    goods: 1,
    state: 'active',
    sku: 'ABC',
    name: 'Caneca',
    price_cents: 4990,
    row_print: 'x',
    detail: null,
    detail_at: null,
    seen_at: Date.UTC(2026, 0),
    ...change,
  };
}

describeOnEachDatabase('the database', ({ open }) => {
  describe('a value', () => {
    it('keeps every digit of ids beyond 2^53, and instants as numbers', async () => {
      const { db } = await open();
      const id = ErpProductId.parse('99999999999999999999');
      await db.insertInto('erp_product').values(product({ id })).execute();

      const found = await db.selectFrom('erp_product').selectAll().executeTakeFirstOrThrow();
      expect(found).toEqual(product({ id }));
    });

    it('tells SKU "abc" from SKU "ABC", and "cafe" from "café"', async () => {
      const { db } = await open();
      const skus = ['abc', 'ABC', 'cafe', 'café'];
      const rows = skus.map((sku, at) => product({ sku, id: ErpProductId.parse(String(at)) }));
      await db.insertInto('erp_product').values(rows).execute();

      const found = await db
        .selectFrom('erp_product')
        .select('sku')
        .where('sku', 'in', ['abc', 'cafe'])
        .orderBy('id')
        .execute();
      expect(found.map((row) => row.sku)).toEqual(['abc', 'cafe']);
    });

    it('tells keys apart by case', async () => {
      const { db } = await open();
      const isNew = await together(2, (at) =>
        insertIfNew(db, 'counter', { name: at === 0 ? 'token' : 'TOKEN', value: at }),
      );

      expect(isNew).toEqual([true, true]);
    });

    it('holds a token of 3 000 characters, and long texts with accents and emoji, unchanged', async () => {
      const { db } = await open();
      const token = 'eyJhbGciOi'.repeat(300);
      const detail = JSON.stringify({ html: '<p>Ação é ótima 🧉👩🏽‍🌾</p>'.repeat(20_000) });
      await db
        .insertInto('account_token')
        .values({
          account_id: ACCOUNT,
          sealed: token,
          expires_at: 1,
          refresh_expires_at: 2,
          version: 1,
        })
        .execute();
      await db.insertInto('erp_product').values(product({ detail })).execute();

      expect(await db.selectFrom('account_token').select('sealed').execute()).toEqual([
        { sealed: token },
      ]);
      expect(await db.selectFrom('erp_product').select('detail').execute()).toEqual([{ detail }]);
    });

    it('refuses a text that does not fit, instead of cutting it, where the engine has limits', async () => {
      const { db, engine } = await open();
      const insert = insertIfNew(db, 'counter', { name: 'x'.repeat(200), value: 1 });
      const [settled] = await Promise.allSettled([insert]);

      expect(settled.status).toBe(engine === 'sqlite' ? 'fulfilled' : 'rejected');
    });

    it('counts and sums as numbers', async () => {
      const { db } = await open();
      const rows = [1, 2, 3].map((value) => ({ name: `n${value}`, value: value * 1e12 }));
      await db.insertInto('counter').values(rows).execute();

      const { count, total } = await db
        .selectFrom('counter')
        .select(({ fn }) => [fn.countAll().as('count'), fn.sum('value').as('total')])
        .executeTakeFirstOrThrow();
      expect({ count, total }).toEqual({ count: 3, total: 6e12 });
    });

    it('counts rows that were found, although nothing in them changed', async () => {
      const { db } = await open();
      await insertIfNew(db, 'counter', { name: 'a', value: 1 });

      const { numUpdatedRows } = await db
        .updateTable('counter')
        .set({ value: 1 })
        .where('name', '=', 'a')
        .executeTakeFirstOrThrow();
      expect(numUpdatedRows).toBe(1n);
    });
  });

  describe('a row that is inserted if new', () => {
    it('is new to exactly one of all who race', async () => {
      const { db, transaction } = await open();
      const alone = await together(8, (at) => insertIfNew(db, 'counter', { name: 'a', value: at }));
      const inTransactions = await together(8, (at) =>
        transaction((tx) => insertIfNew(tx, 'counter', { name: 'b', value: at })),
      );

      expect(alone.filter(Boolean)).toHaveLength(1);
      expect(inTransactions.filter(Boolean)).toHaveLength(1);
    });

    it('leaves the transaction usable when it was not new', async () => {
      const { db, transaction } = await open();
      await insertIfNew(db, 'counter', { name: 'a', value: 1 });
      await transaction(async (tx) => {
        await insertIfNew(tx, 'counter', { name: 'a', value: 2 });
        await insertIfNew(tx, 'counter', { name: 'b', value: 3 });
      });

      const rows = await db.selectFrom('counter').selectAll().orderBy('name').execute();
      expect(rows).toEqual([
        { name: 'a', value: 1 },
        { name: 'b', value: 3 },
      ]);
    });
  });

  describe('an upsert', () => {
    it('inserts what is absent and sets what is there, many rows at once', async () => {
      const { db } = await open();
      await upsert(db, 'counter', { rows: [{ name: 'a', value: 1 }], key: ['name'] });
      const rows = [
        { name: 'a', value: 10 },
        { name: 'b', value: 20 },
      ];
      await upsert(db, 'counter', { rows, key: ['name'] });
      await upsert(db, 'counter', { rows: [], key: ['name'] });

      expect(await db.selectFrom('counter').selectAll().orderBy('name').execute()).toEqual(rows);
    });

    it('sets only the columns that are named, and none when the list is empty', async () => {
      const { db } = await open();
      await upsert(db, 'erp_product', { rows: [product()], key: ['account_id', 'id'] });
      const changed = product({ name: 'Copo', price_cents: 1, detail: '{}' });
      const key = ['account_id', 'id'] as const;
      await upsert(db, 'erp_product', { rows: [changed], key, set: ['name'] });
      await upsert(db, 'erp_product', { rows: [changed], key, set: [] });

      expect(await db.selectFrom('erp_product').selectAll().execute()).toEqual([
        product({ name: 'Copo' }),
      ]);
    });

    it('survives being raced, and ends with one of the rows', async () => {
      const { db, transaction } = await open();
      const names = ['a', 'b', 'c', 'd'];
      await together(4, (at) =>
        transaction(async (tx) => {
          const order = at % 2 === 0 ? names : names.toReversed();
          for (const name of order)
            await upsert(tx, 'counter', { rows: [{ name, value: at }], key: ['name'] });
        }),
      );

      const rows = await db.selectFrom('counter').selectAll().orderBy('name').execute();
      expect(rows.map((row) => row.name)).toEqual(names);
      expect(new Set(rows.map((row) => row.value)).size).toBe(1);
    });
  });
});
