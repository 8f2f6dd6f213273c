import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { silentLog } from '../kernel/log.ts';
import { seededRandom } from '../kernel/random.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { ACCOUNT, newWork } from './drain.builder.ts';
import { createDrain } from './drain.ts';
import type { WorkHandler } from './handler.ts';
import { mark } from './mark.repository.ts';
import { createOwnerships } from './ownership.ts';
import { listWork } from './pending.repository.ts';

const KEYS = Array.from({ length: 20 }, (_, index) => `${index}`);

describeOnEachDatabase(
  'marks from elsewhere while the owner works on the same rows',
  ({ open }) => {
    it('are each followed by a look, and nobody fails', async () => {
      const database = await open();
      const ownerships = createOwnerships({ database, clock: systemClock, holder: 'a:1:x' });
      const { guard } = await ownerships.acquire(ACCOUNT);
      const news = new Map(KEYS.map((key) => [key, 0]));
      const seen = new Map<string, number>();
      const handler: WorkHandler = {
        kind: 'stock',
        batchSize: 7,
        run: async (rows, { commit }) => {
          for (const { key } of rows) seen.set(key, news.get(key) ?? 0);
          await commit((tx) => mark(tx, [newWork({ kind: 'other', key: rows[0]?.key ?? '' })], 1));
          return rows.map(({ key }) => ({
            do: 'done',
            record: (tx) => mark(tx, [newWork({ kind: 'other', key })], 1),
          }));
        },
      };
      const drain = createDrain({
        accountId: ACCOUNT,
        handlers: [handler],
        database,
        clock: systemClock,
        random: seededRandom(1),
        log: silentLog,
        guard,
        signal: new AbortController().signal,
      });
      const tell = async (event: number) => {
        const keys = [...KEYS.slice(event % 20), ...KEYS.slice(0, event % 20)].slice(0, 6);
        for (const key of keys) news.set(key, (news.get(key) ?? 0) + 1);
        await database.transaction((tx) =>
          mark(
            tx,
            keys.map((key) => newWork({ key })),
            systemClock.now(),
          ),
        );
      };

      const draining = (async () => {
        for (let round = 0; round < 10; round++) await drain.run();
      })();
      await Promise.all(
        Array.from({ length: 8 }, async (_, lane) => {
          for (let event = 0; event < 12; event++) await tell(event * 8 + lane);
        }),
      );
      await draining;
      await drain.run();

      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(news));
      const left = await listWork(database.db, { accountId: ACCOUNT });
      expect(left.map((row) => `${row.kind} ${row.state}`)).toEqual(KEYS.map(() => 'other ready'));
    });
  },
);
