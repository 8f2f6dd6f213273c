import { once } from 'node:events';

import { describe, expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { insertIfNew } from './insert-if-new.ts';
import { nextNumber, nextNumbers } from './next-number.ts';
import type { Tx } from './tables.ts';
import { afterCommit } from './transaction.ts';
import { upsert } from './upsert.ts';

const together = <Result>(times: number, work: (at: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: times }, (_, at) => work(at)));

describeOnEachDatabase('the database', ({ open }) => {
  describe('a counter', () => {
    it('gives each number once, however many ask at the same time', async () => {
      const { transaction } = await open();
      const numbers = await together(20, () => transaction((tx) => nextNumber(tx, 'work')));

      expect(numbers.toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: 20 }, (_, at) => at + 1),
      );
    });

    it('gives a row of numbers at once', async () => {
      const { transaction } = await open();

      expect(await transaction((tx) => nextNumbers(tx, 'work', 10))).toBe(1);
      expect(await transaction((tx) => nextNumber(tx, 'work'))).toBe(11);
    });
  });

  describe('a transaction', () => {
    it('is undone as a whole when its work throws', async () => {
      const { db, transaction } = await open();
      const failing = transaction(async (tx) => {
        await insertIfNew(tx, 'counter', { name: 'a', value: 1 });
        throw new Error('no');
      });

      await expect(failing).rejects.toThrow('no');
      expect(await db.selectFrom('counter').selectAll().execute()).toEqual([]);
    });

    it('refuses queries that go beside it, which would wait for it for ever', async () => {
      const { db, transaction } = await open();
      const beside = transaction(async () => db.selectFrom('counter').selectAll().execute());
      const within = transaction(async () => transaction(async () => 1));

      await expect(beside).rejects.toThrow(/hand `tx` on/);
      await expect(within).rejects.toThrow(/hand `tx` on/);
    });

    it('does not hold back work that was started inside and goes on after its end', async () => {
      const { db, transaction } = await open();
      let commit: () => void = () => undefined;
      const committed = new Promise<void>((resolve) => {
        commit = resolve;
      });
      const later = await transaction(async () => {
        const started = (async () => {
          await committed;
          return db.selectFrom('counter').selectAll().execute();
        })();
        return { started };
      }).finally(() => {
        commit();
      });

      expect(await later.started).toEqual([]);
    });

    it('calls back after its commit, and not when it was undone', async () => {
      const { transaction } = await open();
      const heard: string[] = [];
      await transaction(async (tx) => {
        afterCommit(tx, () => heard.push('committed'));
      });
      const undone = transaction(async (tx) => {
        afterCommit(tx, () => heard.push('undone'));
        throw new Error('no');
      });

      await expect(undone).rejects.toThrow('no');
      expect(heard).toEqual(['committed']);
    });

    it('stands although what was called back after it failed', async () => {
      const { db, transaction } = await open();
      const warned = once(process, 'warning');
      await transaction(async (tx) => {
        await insertIfNew(tx, 'counter', { name: 'a', value: 1 });
        afterCommit(tx, () => {
          throw new Error('disk full');
        });
      });

      expect(await warned).toMatchObject([{ message: 'Error: disk full' }]);
      expect(await db.selectFrom('counter').selectAll().execute()).toHaveLength(1);
    });

    it('runs again when it was chosen as the victim of a deadlock', async () => {
      const { db, transaction } = await open();
      const rows = ['a', 'b'].map((name) => ({ name, value: 0 }));
      await upsert(db, 'counter', { rows, key: ['name'] });
      const add = (name: string) => (tx: Tx) =>
        tx
          .updateTable('counter')
          .set(({ eb }) => ({ value: eb('value', '+', 1) }))
          .where('name', '=', name)
          .execute();

      await together(4, (at) =>
        transaction(async (tx) => {
          await add(at % 2 === 0 ? 'a' : 'b')(tx);
          await add(at % 2 === 0 ? 'b' : 'a')(tx);
        }),
      );
      const found = await db.selectFrom('counter').selectAll().orderBy('name').execute();
      expect(found.map((row) => row.value)).toEqual([4, 4]);
    });
  });
});
