import { hostname } from 'node:os';

import { expect, it, vi } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import type { Clock } from '../kernel/clock.ts';
import { systemRandom } from '../kernel/random.ts';
import { LEASE_RENEW_MS, LEASE_TTL_MS } from '../work/lease-term.ts';
import { findLease, listLeases } from '../work/lease.repository.ts';
import { newHolder } from './process-alive.ts';
import {
  findSoleWorker,
  forgetDead,
  joinRollCall,
  listLiving,
  listWorkers,
  workAlone,
} from './roll-call.ts';

const START = Date.parse('2026-11-24T12:00:00Z');
const NO_PID = 4_194_305;

/** Time that moves by hand; whoever sleeps wakes at `beat`. */
function handClock(): Clock & { pass(ms: number): void; beat(): void } {
  let now = START;
  let wake: (() => void)[] = [];
  return {
    now: () => now,
    monotonicMs: () => now,
    sleep: (_, signal) =>
      new Promise((resolve, reject) => {
        wake.push(resolve);
        signal?.addEventListener('abort', () => reject(new Error('woken')), { once: true });
      }),
    pass: (ms) => void (now += ms),
    beat: () => {
      const sleeping = wake;
      wake = [];
      for (const each of sleeping) each();
    },
  };
}

describeOnEachDatabase('the roll call', ({ open }) => {
  async function openPlace() {
    const clock = handClock();
    return { database: await open(), clock };
  }

  it('names who lasts and in which mode; web alone does not work', async () => {
    const place = await openPlace();
    const [web, worker] = [newHolder(systemRandom), newHolder(systemRandom)];
    const one = await joinRollCall(place, { mode: 'web', holder: web });
    const other = await joinRollCall(place, { mode: 'worker', holder: worker });

    expect(await listLiving(place)).toEqual(
      expect.arrayContaining([
        { mode: 'web', holder: web },
        { mode: 'worker', holder: worker },
      ]),
    );
    expect(await listWorkers(place)).toEqual([{ mode: 'worker', holder: worker }]);

    await other.drop();
    expect(await listLiving(place)).toEqual([{ mode: 'web', holder: web }]);
    await one.drop();
    expect(await listLiving(place)).toEqual([]);
  });

  it('lasts by its beat, and a process without one is gone with its lease', async () => {
    const place = await openPlace();
    const { clock, database } = place;
    const holder = 'elsewhere:7:x-y';
    const kept = await joinRollCall(place, { mode: 'serve', holder });
    clock.pass(LEASE_RENEW_MS);
    clock.beat();
    await vi.waitFor(async () => {
      const [lease] = await listLeases(database.db, 'process:');
      expect(lease?.expires_at).toBe(START + LEASE_RENEW_MS + LEASE_TTL_MS);
    });

    clock.pass(LEASE_TTL_MS - 1);
    expect(await listLiving(place)).toEqual([{ mode: 'serve', holder }]);
    clock.pass(1);
    expect(await listLiving(place)).toEqual([]);
    await kept.drop();
  });

  it('answers again after it slept so long that it was forgotten', async () => {
    const place = await openPlace();
    const { clock } = place;
    const kept = await joinRollCall(place, { mode: 'worker', holder: 'elsewhere:7:x-y' });
    clock.pass(LEASE_TTL_MS + 2 * 3_600_000);
    await forgetDead(place);
    expect(await listLeases(place.database.db, 'process:')).toEqual([]);

    clock.beat();

    await vi.waitFor(async () => expect(await listLiving(place)).toHaveLength(1));
    await kept.drop();
  });

  it('knows by its process id that one of this machine is gone, but not of a container beside it', async () => {
    const place = await openPlace();
    const [, , life = ''] = newHolder(systemRandom).split(':');
    const gone = await joinRollCall(place, {
      mode: 'worker',
      holder: `${hostname()}:${NO_PID}:${life}`,
    });
    expect(await listLiving(place)).toEqual([]);

    const holder = `${hostname()}:${NO_PID}:elsewhere-uuid`;
    const beside = await joinRollCall(place, { mode: 'worker', holder });
    expect(await listLiving(place)).toEqual([{ mode: 'worker', holder }]);
    await gone.drop();
    await beside.drop();
  });

  it('lets one work alone, and the next one once that has let go', async () => {
    const place = await openPlace();
    const first = await workAlone(place, 'a:1:x');
    expect(await findSoleWorker(place)).toBe('a:1:x');

    // While the second one sleeps, the first one renews.
    const sleep = async () => {
      place.clock.pass(LEASE_RENEW_MS);
      place.clock.beat();
      await vi.waitFor(async () => {
        const lease = await findLease(place.database.db, 'sole-worker');
        expect(lease?.expires_at).toBe(place.clock.now() + LEASE_TTL_MS);
      });
    };
    const second = workAlone({ ...place, clock: { ...place.clock, sleep } }, 'b:2:y');
    await expect(second).rejects.toMatchObject({
      code: 'work.owned_elsewhere',
      holder: 'a:1:x',
    });

    await first.drop();
    expect(await findSoleWorker(place)).toBeUndefined();
    const third = await workAlone(place, 'b:2:y');
    expect(await findSoleWorker(place)).toBe('b:2:y');
    await third.drop();
  });
});
