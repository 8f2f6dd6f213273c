import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { message } from '../messages/message.ts';
import { ACCOUNT, newWork } from './drain.builder.ts';
import { mark } from './mark.repository.ts';
import { countOpenOf, countWork, listWork, replay } from './pending.repository.ts';
import { later, needsPerson } from './work.repository.ts';

const cause = message('work.databaseBusy', {});
const WAIT = { dueAt: 9_000, state: 'waiting', attempts: 0, evenIfMarked: false } as const;

describeOnEachDatabase('the pending list', ({ open }) => {
  it('counts each state apart, and replays only what needs a person', async () => {
    const { db, transaction } = await open();
    const items = ['ready', 'waits', 'stuck'].map((key) => newWork({ key }));
    await transaction((tx) => mark(tx, items, 1));
    for (const row of await listWork(db, { accountId: ACCOUNT })) {
      if (row.key === 'stuck') await transaction((tx) => needsPerson(tx, row, cause));
      if (row.key === 'waits') await transaction((tx) => later(tx, row, WAIT));
    }
    expect(await countWork(db, ACCOUNT)).toEqual({ ready: 1, waiting: 1, needs_person: 1 });

    const freed = await transaction((tx) => replay(tx, { accountId: ACCOUNT }, 70));

    expect(freed).toBe(1);
    expect(await listWork(db, { accountId: ACCOUNT, key: 'stuck' })).toEqual([
      expect.objectContaining({ state: 'ready', attempts: 0, dueAt: 70, cause: undefined }),
    ]);
    expect(await countWork(db, ACCOUNT)).toEqual({ ready: 2, waiting: 1, needs_person: 0 });
  });

  it('counts what is left of one cause by what may hold it back', async () => {
    const { db, transaction } = await open();
    const items = ['ready', 'waits', 'stuck'].map((key) => newWork({ key, correlation: 'sync-1' }));
    const other = newWork({ key: 'other', correlation: 'sync-2' });
    await transaction((tx) => mark(tx, [...items, other], 1));
    for (const row of await listWork(db, { accountId: ACCOUNT })) {
      if (row.key === 'stuck') await transaction((tx) => needsPerson(tx, row, cause));
      if (row.key === 'waits') await transaction((tx) => later(tx, row, WAIT));
    }

    const left = await countOpenOf(db, 'sync-1', Number.MAX_SAFE_INTEGER);

    const one = { accountId: ACCOUNT, lane: 'bling', count: 1 };
    expect(left).toHaveLength(2);
    expect(left).toContainEqual({ ...one, state: 'ready' });
    expect(left).toContainEqual({ ...one, state: 'waiting' });
    expect(await countOpenOf(db, 'sync-3', Number.MAX_SAFE_INTEGER)).toEqual([]);
    expect(await countOpenOf(db, 'sync-1', 1)).toEqual([]);
  });
});
