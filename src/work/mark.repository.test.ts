import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { message } from '../messages/message.ts';
import { ACCOUNT, newWork, STORE } from './drain.builder.ts';
import { mark } from './mark.repository.ts';
import { listWork } from './pending.repository.ts';
import { WorkPriority } from './priority.ts';
import type { NewWork } from './work-row.ts';
import {
  dueAccounts,
  dueLanes,
  finish,
  later,
  needsPerson,
  nextDueAt,
  take,
} from './work.repository.ts';

const cause = message('work.databaseBusy', {});

describeOnEachDatabase('pending work', ({ open }) => {
  async function openWork() {
    const database = await open();
    const { db, transaction } = database;
    const rows = () => listWork(db, { accountId: ACCOUNT });
    return {
      db,
      transaction,
      rows,
      marked: (now: number, ...items: NewWork[]) => transaction((tx) => mark(tx, items, now)),
      only: async () => {
        const [row, ...others] = await rows();
        expect(others).toEqual([]);
        if (!row) throw new Error('no row');
        return row;
      },
    };
  }

  describe('marking', () => {
    it('the same key again is one row: the earlier date, the higher priority, another version', async () => {
      const { marked, only } = await openWork();
      await marked(1, newWork({ dueAt: 500, correlation: 'a' }));
      const first = await only();
      await marked(2, newWork({ dueAt: 900, priority: WorkPriority.order }));
      await marked(3, newWork({ dueAt: 700, priority: WorkPriority.sweep, correlation: 'b' }));

      const row = await only();
      expect(row).toMatchObject({ dueAt: 500, priority: 50, markedAt: 1, correlation: 'b' });
      expect(row.version).toBeGreaterThan(first.version);
    });

    it('in any order and any grouping gives the earliest date and the highest priority', async () => {
      const { db, marked, only } = await openWork();
      const item = fc.record({
        dueAt: fc.integer({ min: 1, max: 1_000 }),
        priority: fc.constantFrom(...Object.values(WorkPriority)),
      });
      const groups = fc.array(fc.array(item, { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 4,
      });
      await fc.assert(
        fc.asyncProperty(groups, async (marks) => {
          await db.deleteFrom('pending_work').execute();
          for (const group of marks) await marked(1, ...group.map((each) => newWork(each)));

          const all = marks.flat();
          expect(await only()).toMatchObject({
            dueAt: Math.min(...all.map((each) => each.dueAt)),
            priority: Math.max(...all.map((each) => each.priority)),
          });
        }),
        { numRuns: 25 },
      );
    });

    it('a hint keeps attempts and backoff of a row; changed facts forget them', async () => {
      const { transaction, marked, only } = await openWork();
      await marked(1, newWork());
      const row = await only();
      await transaction((tx) =>
        later(tx, row, { dueAt: 9_000, state: 'ready', cause, attempts: 1, evenIfMarked: true }),
      );

      await marked(2, newWork({ dueAt: 5 }));
      expect(await only()).toMatchObject({ dueAt: 9_000, attempts: 1, cause });

      await marked(3, newWork({ dueAt: 5, force: true }));
      expect(await only()).toMatchObject({ dueAt: 5, attempts: 0, cause: undefined });
    });

    it('a hint brings forward what merely waits', async () => {
      const { transaction, marked, only } = await openWork();
      await marked(1, newWork());
      const row = await only();
      await transaction((tx) =>
        later(tx, row, { dueAt: 9_000, state: 'waiting', cause, attempts: 0, evenIfMarked: false }),
      );

      await marked(2, newWork({ dueAt: 5 }));

      expect(await only()).toMatchObject({ dueAt: 5, state: 'waiting', attempts: 0 });
    });

    it('a hint leaves to the person what needs one; changed facts set it free', async () => {
      const { transaction, marked, only } = await openWork();
      await marked(1, newWork());
      const row = await only();
      await transaction((tx) => needsPerson(tx, row, cause));

      await marked(2, newWork({ priority: WorkPriority.order }));
      expect(await only()).toMatchObject({ state: 'needs_person', cause });

      await marked(3, newWork({ force: true }));
      expect(await only()).toMatchObject({ state: 'ready', attempts: 0, cause });
    });

    it('a poll sets free what needs a person, and leaves a backoff alone', async () => {
      const { transaction, marked, only } = await openWork();
      const poll = newWork({ dueAt: 5, retryParked: true });
      await marked(1, newWork());
      const row = await only();
      await transaction((tx) =>
        later(tx, row, { dueAt: 9_000, state: 'ready', cause, attempts: 3, evenIfMarked: true }),
      );
      await marked(2, poll);
      expect(await only()).toMatchObject({ dueAt: 9_000, attempts: 3, cause });

      const tried = await only();
      await transaction((tx) => needsPerson(tx, tried, cause));
      await marked(3, poll);
      expect(await only()).toMatchObject({ state: 'ready', dueAt: 5, attempts: 0, cause });
    });

    it('a hundred rows take few statements', async () => {
      const { transaction, rows } = await openWork();
      let statements = 0;
      const counter = {
        transformQuery: ({ node }: { node: unknown }) => {
          statements++;
          return node;
        },
        transformResult: async ({ result }: { result: unknown }) => result,
      };
      const items = Array.from({ length: 100 }, (_, index) => newWork({ key: `${index}` }));
      const markAll = () => transaction((tx) => mark(tx.withPlugin(counter as never), items, 1));
      await markAll();
      statements = 0;
      await markAll();

      expect(await rows()).toHaveLength(100);
      expect(statements).toBeGreaterThan(0);
      expect(statements).toBeLessThanOrEqual(5);
    });

    it('by many at once, crosswise, loses nothing and gives no version twice', async () => {
      const { marked, rows } = await openWork();
      const keys = ['1', '2', '3', '4', '5'];
      await Promise.all(
        Array.from({ length: 12 }, (_, index) => {
          const order = index % 2 === 0 ? keys : keys.toReversed();
          return marked(index, ...order.map((key) => newWork({ key: `${key}-${index % 3}` })));
        }),
      );

      expect((await rows()).map((row) => row.key).toSorted()).toHaveLength(15);
      const after = await rows();
      await marked(99, newWork({ key: '1-0' }));
      const versions = after.map((row) => row.version);
      const again = (await rows()).find((row) => row.key === '1-0');
      expect(again?.version).toBeGreaterThan(Math.max(...versions));
    });
  });

  describe('finishing', () => {
    it('deletes what was read, and leaves what was marked meanwhile ready to run again', async () => {
      const { transaction, marked, rows } = await openWork();
      await marked(1, newWork({ key: 'quiet' }), newWork({ key: 'news' }));
      const read = await rows();
      await marked(2, newWork({ key: 'news' }));

      await transaction((tx) => finish(tx, read));

      expect(await rows()).toEqual([
        expect.objectContaining({ key: 'news', state: 'ready', attempts: 0 }),
      ]);
    });

    it('never deletes a row that was deleted and marked anew: its version is another', async () => {
      const { transaction, marked, only, rows } = await openWork();
      await marked(1, newWork());
      const read = await only();
      await transaction((tx) => finish(tx, [read]));
      await marked(2, newWork());

      await transaction((tx) => finish(tx, [read]));

      expect(await rows()).toHaveLength(1);
    });

    it('a failed try counts although the row was marked meanwhile, or marks would undo the backoff', async () => {
      const { transaction, marked, only } = await openWork();
      await marked(1, newWork());
      const read = await only();
      await marked(2, newWork());

      await transaction((tx) =>
        later(tx, read, { dueAt: 9_000, state: 'ready', cause, attempts: 1, evenIfMarked: true }),
      );

      expect(await only()).toMatchObject({ dueAt: 9_000, attempts: 1 });
    });

    it.each(['wait', 'person'])(
      'what was marked meanwhile runs once more before it is put off (%s)',
      async (how) => {
        const { transaction, marked, only } = await openWork();
        await marked(1, newWork());
        const read = await only();
        await marked(2, newWork());

        await transaction<unknown>((tx) =>
          how === 'wait'
            ? later(tx, read, {
                dueAt: 9_000,
                state: 'waiting',
                cause,
                attempts: 0,
                evenIfMarked: false,
              })
            : needsPerson(tx, read, cause),
        );

        expect(await only()).toMatchObject({ dueAt: 1, state: 'ready', cause: undefined });
      },
    );
  });

  describe('taking', () => {
    const taking = {
      accountId: ACCOUNT,
      lane: 'bling',
      now: 100,
      kinds: ['stock'],
      limit: 10,
    } as const;
    const nothing: ReadonlySet<string> = new Set();

    it('gives the due rows of a lane, the most urgent first, without those in flight', async () => {
      const { db, transaction, marked, rows } = await openWork();
      await marked(
        1,
        newWork({ key: 'late', dueAt: 50 }),
        newWork({ key: 'early', dueAt: 10 }),
        newWork({ key: 'order', dueAt: 90, priority: WorkPriority.order }),
        newWork({ key: 'future', dueAt: 101 }),
        newWork({ key: 'flying', dueAt: 1 }),
        newWork({ key: 'parked', dueAt: 1 }),
        newWork({ key: 'elsewhere', dueAt: 1, lane: STORE }),
        newWork({ key: 'unknown', kind: 'newer', dueAt: 1 }),
      );
      const parked = (await rows()).find((row) => row.key === 'parked');
      if (parked) await transaction((tx) => needsPerson(tx, parked, cause));

      const taken = await take(db, { ...taking, excluding: new Set(['stock\nflying']) });

      expect(taken.map((row) => row.key)).toEqual(['order', 'early', 'late']);
      const urgent = { ...taking, excluding: nothing, minPriority: WorkPriority.payment };
      expect((await take(db, urgent)).map((row) => row.key)).toEqual(['order']);
      expect((await dueLanes(db, ACCOUNT, 100)).toSorted()).toEqual(['bling', STORE]);
      expect(await dueAccounts(db, 100)).toEqual([ACCOUNT]);
      expect(await nextDueAt(db, 100, ACCOUNT)).toBe(101);
      expect(await dueAccounts(db, 0)).toEqual([]);
    });
  });
});
