import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import {
  claimLease,
  findLease,
  forgetLeases,
  holdsLease,
  listLeases,
  renewLease,
} from './lease.repository.ts';

const claimOf = (holder: string, now: number) => ({ name: 'account', holder, now, ttlMs: 100 });

describeOnEachDatabase('a lease', ({ open }) => {
  async function openLeases() {
    const { db, transaction } = await open();
    return {
      db,
      claim: (holder: string, now: number, dead?: string) =>
        transaction((tx) => claimLease(tx, { ...claimOf(holder, now), dead })),
      holds: (epoch: number) => transaction((tx) => holdsLease(tx, { name: 'account', epoch })),
      renew: (epoch: number, expiresAt: number) =>
        renewLease(db, { name: 'account', epoch }, expiresAt),
    };
  }

  it('of many who claim at once goes to one', async () => {
    const { claim } = await openLeases();
    const claims = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((holder) => claim(holder, 0)));

    expect(claims.filter(({ claimed }) => claimed)).toEqual([
      { claimed: true, epoch: 1, before: undefined },
    ]);
  });

  it('lasts as long as it is renewed, and each taker fences the one before', async () => {
    const { db, claim, holds, renew } = await openLeases();
    await claim('a', 0);
    expect(await renew(1, 150)).toBe(true);
    expect(await claim('b', 149)).toMatchObject({ claimed: false, lease: { holder: 'a' } });
    expect(await claim('b', 150)).toEqual({ claimed: true, epoch: 2, before: 'a' });

    expect(await renew(1, 999)).toBe(false);
    expect([await holds(1), await holds(2)]).toEqual([false, true]);
    const now = { name: 'account', holder: 'b', epoch: 2, expires_at: 250 };
    expect(await findLease(db, 'account')).toEqual(now);
    expect(await findLease(db, 'another')).toBeUndefined();
  });

  it('falls at once to who knows that its holder is dead', async () => {
    const { claim } = await openLeases();
    await claim('a', 0);

    expect(await claim('b', 1, 'x')).toMatchObject({ claimed: false });
    expect(await claim('b', 1, 'a')).toEqual({ claimed: true, epoch: 2, before: 'a' });
  });

  it('is forgotten by its kind of name, once it ran out long ago', async () => {
    const { db, transaction } = await open();
    for (const [name, now] of [
      ['process:old', 0],
      ['process:new', 900],
      ['owner:old', 0],
    ] as const)
      await transaction((tx) => claimLease(tx, { name, holder: 'a', now, ttlMs: 100 }));

    await forgetLeases(db, 'process:', 1_000);

    const names = (await listLeases(db, '')).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['owner:old', 'process:new']);
  });
});
