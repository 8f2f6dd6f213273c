import { expect, it } from 'vitest';

import { systemClock } from '../kernel/system-clock.ts';
import { DatabaseFull } from './failures.ts';
import { insertIfNew } from './insert-if-new.ts';
import { openDatabase } from './open-database.ts';

it('says that there is no room, keeps what was committed, and goes on once there is', async () => {
  await using database = await openDatabase('sqlite::memory:', { clock: systemClock });
  const { db, transaction, file } = database;
  const write = (name: string, rows: number) =>
    transaction(async (tx) => {
      for (let at = 0; at < rows; at += 1)
        await insertIfNew(tx, 'counter', { name: `${name}-${at}-${'x'.repeat(150)}`, value: at });
    });
  await write('before', 1);

  const pages = Number(file?.pragma('page_count', { simple: true }));
  file?.pragma(`max_page_count = ${pages + 1}`);
  await expect(write('full', 500)).rejects.toThrow(DatabaseFull);
  expect(file?.inTransaction).toBe(false);

  file?.pragma('max_page_count = 100000');
  await write('after', 500);
  const names = await db.selectFrom('counter').select('name').execute();
  expect(names.filter(({ name }) => name.startsWith('before'))).toHaveLength(1);
  expect(names.filter(({ name }) => name.startsWith('full'))).toHaveLength(0);
  expect(names.filter(({ name }) => name.startsWith('after'))).toHaveLength(500);
});
