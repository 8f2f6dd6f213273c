import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { createRefreshLock } from './refresh-lock.repository.ts';

const claimOf = (holder: string, now: number) => ({ name: 'refresh', holder, now, ttlMs: 100 });

describeOnEachDatabase('the lock of a refresh', ({ open }) => {
  it('has one holder, and falls to the next once given back or run out', async () => {
    const { db } = await open();
    const lock = createRefreshLock(db);
    expect(await lock.claim(claimOf('a', 0))).toBe(true);
    expect(await lock.claim(claimOf('b', 99))).toBe(false);
    expect(await lock.claim(claimOf('b', 100))).toBe(true);

    await lock.release({ name: 'refresh', holder: 'a' });
    expect(await lock.claim(claimOf('c', 101))).toBe(false);
    await lock.release({ name: 'refresh', holder: 'b' });
    expect(await lock.claim(claimOf('c', 101))).toBe(true);
  });

  it('of many who claim at once goes to one', async () => {
    const { db } = await open();
    const holders = ['a', 'b', 'c', 'd', 'e'];
    const claims = (now: number) =>
      Promise.all(holders.map((holder) => createRefreshLock(db).claim(claimOf(holder, now))));

    expect((await claims(0)).filter(Boolean)).toHaveLength(1);
    expect((await claims(100)).filter(Boolean)).toHaveLength(1);
  });
});
