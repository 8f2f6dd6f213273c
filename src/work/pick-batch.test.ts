import { expect, it } from 'vitest';

import type { Db } from '../database/tables.ts';
import { newWork, openBench, recordingHandler, START } from './drain.builder.ts';
import { pickBatch } from './pick-batch.ts';
import { rowId } from './work-row.ts';
import { finish } from './work.repository.ts';

it('does not take a row again that ended while the database was asked', async () => {
  await using bench = await openBench();
  await bench.mark(newWork({ key: '1' }));
  const row = await bench.row('1');
  if (!row) throw new Error('nothing was marked');
  const inFlight = new Set([rowId(row)]);
  const handlers = new Map([['stock', recordingHandler()]]);

  const picked = await pickBatch(
    answersBeforeHearing(bench.database.db, async () => {
      await bench.database.transaction((tx) => finish(tx, [row]));
      inFlight.clear();
    }),
    { accountId: row.accountId, lane: row.lane, now: START, handlers, inFlight },
  );

  expect(picked).toBeUndefined();
});

/** As a server does with several connections: what it answered is heard after something else has ended. */
function answersBeforeHearing(db: Db, meanwhile: () => Promise<void>): Db {
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await meanwhile();
      return result;
    },
  });
}
