import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import type { Clock } from '../kernel/clock.ts';
import { message } from '../messages/message.ts';
import { ACCOUNT, newWork, START } from './drain.builder.ts';
import { LEASE_TTL_MS } from './lease-term.ts';
import { claimLease } from './lease.repository.ts';
import { mark } from './mark.repository.ts';
import { createOwnerships } from './ownership.ts';
import { listWork } from './pending.repository.ts';

/** Time that passes only by being slept through, and what others do meanwhile. */
function sleeperClock(): Clock & { meanwhile: () => Promise<unknown> } {
  let now = START;
  const clock = {
    meanwhile: async (): Promise<unknown> => undefined,
    now: () => now,
    monotonicMs: () => now,
    sleep: async (ms: number) => {
      now += ms;
      await clock.meanwhile();
    },
  };
  return clock;
}

describeOnEachDatabase('ownership of an account', ({ open }) => {
  async function openOwnerships() {
    const database = await open();
    const clock = sleeperClock();
    const of = (holder: string, isDead?: (holder: string) => boolean) =>
      createOwnerships({ database, clock, holder, ...(isDead && { isDead }) });
    return { database, clock, first: of('a:1:x'), second: of('b:2:y'), of };
  }

  it('is of one at a time, and whoever comes after learns who holds it', async () => {
    const { clock, first, second } = await openOwnerships();
    const ownership = await first.acquire(ACCOUNT);
    expect(ownership).toMatchObject({ epoch: 1, tookOver: false });

    clock.meanwhile = () => first.renew(ownership);

    await expect(second.acquire(ACCOUNT)).rejects.toMatchObject({
      code: 'work.owned_elsewhere',
      holder: 'a:1:x',
      merchantMessage: message('work.ownedElsewhere', { host: 'a', pid: '1' }),
    });
    expect(clock.now() - START).toBeLessThanOrEqual(2_000);
  });

  it('goes over once the holder is silent for as long as its lease lasts, and fences it', async () => {
    const { database, clock, first, second } = await openOwnerships();
    const lost = await first.acquire(ACCOUNT);
    const startedAt = clock.now();

    const taken = await second.acquire(ACCOUNT);

    expect(clock.now() - startedAt).toBe(LEASE_TTL_MS);
    expect(taken).toMatchObject({ epoch: 2, tookOver: true });
    expect(await first.renew(lost)).toBe(false);
    await first.release(lost);
    expect(await second.whoHolds(ACCOUNT)).toBe('b:2:y');
    const zombie = database.transaction(async (tx) => {
      await lost.guard(tx);
      await mark(tx, [newWork()], clock.now());
    });
    await expect(zombie).rejects.toMatchObject({ code: 'work.lost_ownership' });
    expect(await listWork(database.db, { accountId: ACCOUNT })).toEqual([]);
    await database.transaction((tx) => taken.guard(tx));
  });

  it('goes over at once when it was let go, or its holder is proven dead', async () => {
    const { clock, first, second, of } = await openOwnerships();
    const startedAt = clock.now();
    await first.release(await first.acquire(ACCOUNT));
    expect(await first.whoHolds(ACCOUNT)).toBeUndefined();

    expect(await second.acquire(ACCOUNT)).toMatchObject({ epoch: 2, tookOver: true });
    const third = of('c:3:z', (holder) => holder === 'b:2:y');
    expect(await third.acquire(ACCOUNT)).toMatchObject({ epoch: 3, tookOver: true });

    expect(clock.now()).toBe(startedAt);
  });

  it('is won by one of many who race, each time with a higher epoch', async () => {
    const { database } = await openOwnerships();
    for (const [round, epoch] of [
      [0, 1],
      [1, 2],
    ] as const) {
      const claims = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map((holder) =>
          database.transaction((tx) =>
            claimLease(tx, { name: 'owner', holder, now: round * 100, ttlMs: 100 }),
          ),
        ),
      );
      const won = claims.filter((claim) => claim.claimed);

      expect(won).toEqual([expect.objectContaining({ epoch })]);
    }
  });
});
