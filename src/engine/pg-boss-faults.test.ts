import { setTimeout as realWait } from 'node:timers/promises';

import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import { mark } from '../work/mark.repository.ts';
import { openCutLine } from './cut-line.builder.ts';
import { countJobs, emptyQueueAfterEach } from './engine-queue.builder.ts';
import {
  ACCOUNT,
  createGate,
  lookAt,
  looking,
  openEngineBench,
  stopEnginesAfterEach,
} from './engine.builder.ts';
import { createPgBossEngine } from './pg-boss-engine.ts';

/** Another process, whose line is whole: to it the first one is silent. */
const SUPERVISOR = 'here:2:b';
/** Virtual ms in two real ones. */
const TRAITS = { isShared: true, pace: 20 };
/** As long as pg-boss needs to believe that a job's process is gone, and to say so. */
const BELIEVED_DEAD_MS = 14_000;

describeOnEachDatabase(
  'engine pg-boss',
  (place) => {
    emptyQueueAfterEach(place.url);
    stopEnginesAfterEach();

    it('goes on by itself after its database was away, and drains nothing twice at once', async () => {
      await using line = await openCutLine(place.url());
      const bench = await openEngineBench(
        place,
        (parts) => {
          const engineUrl = parts.holder === SUPERVISOR ? place.url() : line.url;
          return createPgBossEngine({ ...parts, engineUrl, isStoreToo: false });
        },
        TRAITS,
      );
      await bench.processOf([], { holder: SUPERVISOR }).engine.open();
      const gate = createGate();
      const seen: string[] = [];
      const process = bench.processOf([
        looking(async (row) => {
          seen.push(row.key);
          if (row.key === 'before') await gate.opened;
          return [{ do: 'done' }];
        }),
      ]);
      await bench.mark(lookAt('before'));
      await bench.drive(process.start());
      await bench.until(() => seen.length === 1);

      line.cut();
      await bench.mark(lookAt('meanwhile'));
      await process.engine.wake(ACCOUNT);
      await bench.until(() => seen.includes('meanwhile'));
      await realWait(BELIEVED_DEAD_MS);
      line.mend();
      const other = AccountId.parse('acc_loja0002');
      await bench.mark(lookAt('afterwards', { accountId: other }));
      await bench.until(() => seen.includes('afterwards'));
      // The job of the first account, believed dead, has come to this process again.
      await realWait(3_000);
      gate.open();
      await bench.until(bench.isEmpty);

      expect(seen.toSorted()).toEqual(['afterwards', 'before', 'meanwhile']);
      expect(process.owned.filter(({ accountId }) => accountId === ACCOUNT)).toHaveLength(1);
    }, 60_000);

    it('six hundred events of ten accounts are ten jobs', async () => {
      const bench = await openEngineBench(
        place,
        (parts) => createPgBossEngine({ ...parts, engineUrl: place.url(), isStoreToo: true }),
        TRAITS,
      );
      const { engine } = bench.processOf([]);
      await engine.open();
      const accounts = Array.from({ length: 10 }, (_, each) =>
        AccountId.parse(`acc_many000${each}`),
      );

      for (let event = 0; event < 60; event++)
        for (const accountId of accounts)
          await bench.database.transaction(async (tx) => {
            await mark(tx, [lookAt(`sku-${event}`, { accountId })], bench.clock.now());
            await engine.wake(accountId, tx);
          });

      expect(await countJobs(place.url(), accounts)).toBe(10);
    }, 30_000);
  },
  ['postgres'],
);
