import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';

import { forEachEngine } from '../../../test/databases/engines.ts';
import type { TestPlace } from '../../../test/databases/test-place.ts';
import { systemClock } from '../../kernel/system-clock.ts';
import { openDatabase } from '../open-database.ts';
import { MIGRATIONS } from './registry.ts';

const io = { clock: systemClock };
const { '0010-write-intents': writeIntents, ...OTHERS } = MIGRATIONS;
const BEFORE = Object.fromEntries(Object.entries(OTHERS).filter(([name]) => name < '0010'));

forEachEngine((engine, create) => {
  describe(`an update on ${engine}`, () => {
    const places: TestPlace[] = [];
    afterEach(async () => {
      for (const place of places.splice(0)) await place.drop();
    });

    it('carries over the orders whose POST is not settled, also when it is interrupted', async () => {
      const place = await create();
      places.push(place);
      const old = await openDatabase(place.url, { ...io, migrations: BEFORE });
      const row = (id: string, step: string, since: number | null) => sql`
        insert into order_sync (store_id, order_id, step, token, unknown_since)
        values ('sto_1', ${id}, ${step}, ${`token ${id}`}, ${since})`;
      await row('40', 'posting', 1_000).execute(old.db);
      await row('41', 'imported', null).execute(old.db);
      await row('42', 'seen', null).execute(old.db);
      // As after a power cut between its end and the note that it ended.
      await writeIntents?.up(old.db);
      await old.close();

      await using database = await openDatabase(place.url, io);
      const { db } = database;
      expect(await db.selectFrom('write_intent').selectAll().execute()).toEqual([
        {
          scope: 'sto_1',
          intent_key: 'order:40',
          state: 'unknown',
          sent_at: 1_000,
          settles_at: 121_000,
          find_by: null,
        },
      ]);
      const orders = db.selectFrom('order_sync').select(['order_id', 'step', 'token']);
      expect(await orders.orderBy('order_id').execute()).toEqual([
        { order_id: '40', step: 'seen', token: 'token 40' },
        { order_id: '41', step: 'imported', token: 'token 41' },
        { order_id: '42', step: 'seen', token: 'token 42' },
      ]);
    });
  });
});
