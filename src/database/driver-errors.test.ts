import { sql } from 'kysely';
import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { isMistake, mayRunAgain } from './driver-errors.ts';

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describeOnEachDatabase(
  'a statement that the server will never take',
  ({ open }) => {
    it.each([
      ['a number that fits no column', sql`insert into counter values ('x', 1e30)`],
      ['a column that is not there', sql`select no_such_column from counter`],
      ['no SQL at all', sql`selekt 1`],
    ])('is told by its error: %s', async (_, statement) => {
      const { db } = await open();

      const error = await errorOf(statement.execute(db));

      expect(isMistake(error)).toBe(true);
      expect(mayRunAgain(error)).toBe(false);
    });

    it('is no key that is there already', async () => {
      const { db } = await open();
      const insert = sql`insert into counter values ('x', 1)`;
      await insert.execute(db);

      expect(isMistake(await errorOf(insert.execute(db)))).toBe(false);
    });
  },
  ['postgres', 'mysql'],
);
