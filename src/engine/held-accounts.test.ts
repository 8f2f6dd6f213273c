import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { silentLog } from '../kernel/log.ts';
import { seededRandom } from '../kernel/random.ts';
import { createDrain } from '../work/drain.ts';
import { LEASE_RENEW_MS, LEASE_TTL_MS } from '../work/lease-term.ts';
import { createOwnerships } from '../work/ownership.ts';
import { ACCOUNT, createGate, lookAt, looking, openEngineBench } from './engine.builder.ts';
import { createHeldAccounts } from './held-accounts.ts';
import { createLocalEngine } from './local-engine.ts';

describeOnEachDatabase(
  'accounts held',
  (place) => {
    it('a place is free again once its account went to another, whatever news comes of it', async () => {
      const bench = await openEngineBench(place, createLocalEngine);
      const { database, clock } = bench;
      const ownerships = createOwnerships({ database, clock, holder: 'here:1:a' });
      const other = createOwnerships({ database, clock, holder: 'there:2:b' });
      const gate = createGate();
      let began = 0;
      const handler = looking(async () => {
        began += 1;
        await gate.opened;
        return [{ do: 'done' }];
      });
      const never = new AbortController().signal;
      const held = createHeldAccounts({
        jobs: {
          accounts: async () => [ACCOUNT],
          drain: ({ accountId, guard }, signal) =>
            createDrain({
              accountId,
              handlers: [handler],
              database,
              clock,
              random: seededRandom(1),
              log: silentLog,
              guard,
              signal,
            }),
        },
        ownerships,
        clock,
        log: silentLog,
        slots: 4,
        onRest: () => undefined,
        stopping: never,
        abort: never,
      });
      await bench.mark(lookAt('sku'));
      const draining = held.drain(ACCOUNT);
      await bench.until(() => began === 1);

      // As after an outage of the database: the lease ran out, and another process was faster.
      await bench.pass(LEASE_TTL_MS + 1);
      const theirs = await bench.drive(other.acquire(ACCOUNT));
      const ends: boolean[] = [];
      void draining.then((hasMore) => ends.push(hasMore));
      for (let at = 0; at < 20 && ends.length === 0; at += 1) {
        await bench.drive(Promise.all([other.renew(theirs), held.renewAll()]));
        held.wake(ACCOUNT);
        await bench.pass(LEASE_RENEW_MS / 4);
      }
      expect(ends).toEqual([false]);
      gate.open();
    });
  },
  ['sqlite'],
);
