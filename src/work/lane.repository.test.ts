import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { message } from '../messages/message.ts';
import { ACCOUNT, newWork, STORE } from './drain.builder.ts';
import { findPausedLanes, pauseLane, PROBE_MS, resumeLane } from './lane.repository.ts';
import { mark } from './mark.repository.ts';
import { listWork } from './pending.repository.ts';
import { later } from './work.repository.ts';

const cause = message('work.databaseBusy', {});

describeOnEachDatabase('a lane whose remote refuses us', ({ open }) => {
  it('is kept still until its next probe, however often it is said', async () => {
    const { db, transaction } = await open();
    const pause = (now: number) =>
      transaction((tx) => pauseLane(tx, { accountId: ACCOUNT, lane: 'bling', cause, now }));
    await pause(1);
    await pause(500);

    expect(await findPausedLanes(db, ACCOUNT)).toEqual(new Map([['bling', 500 + PROBE_MS]]));
    expect(await listWork(db, { accountId: ACCOUNT })).toMatchObject([
      { state: 'needs_person', cause, lane: 'bling' },
    ]);
  });

  it('opens when connected again, and what others put off for it is due', async () => {
    const { db, transaction } = await open();
    const other = message('stock.balanceUnknown', {});
    await transaction((tx) =>
      mark(tx, [newWork({ key: 'for it' }), newWork({ key: 'for another reason' })], 1),
    );
    for (const row of await listWork(db, { accountId: ACCOUNT })) {
      const why = row.key === 'for it' ? cause : other;
      const wait = { dueAt: 9_000, state: 'waiting', attempts: 0, evenIfMarked: false } as const;
      await transaction((tx) => later(tx, row, { ...wait, cause: why }));
    }
    const lane = { accountId: ACCOUNT, lane: STORE, now: 70 };
    await transaction((tx) => resumeLane(tx, lane));
    await transaction((tx) => pauseLane(tx, { ...lane, cause }));

    await transaction((tx) => resumeLane(tx, lane));

    expect((await findPausedLanes(db, ACCOUNT)).size).toBe(0);
    const rows = await listWork(db, { accountId: ACCOUNT });
    expect(rows.map(({ key, dueAt }) => `${key} ${dueAt}`).toSorted()).toEqual([
      'for another reason 9000',
      'for it 70',
    ]);
  });
});
