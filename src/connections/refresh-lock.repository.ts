import { insertIfNew } from '../database/insert-if-new.ts';
import type { Db, Tx } from '../database/tables.ts';

interface Claim {
  readonly name: string;
  readonly holder: string;
  readonly now: number;
  readonly ttlMs: number;
}

/** A short lock over all processes, as a lease row: it falls to the next one when its holder died. */
export function createRefreshLock(db: Db | Tx) {
  return {
    async claim({ name, holder, now, ttlMs }: Claim): Promise<boolean> {
      const lease = { name, holder, epoch: 1, expires_at: now + ttlMs };
      if (await insertIfNew(db, 'lease', lease)) return true;
      const { numUpdatedRows } = await db
        .updateTable('lease')
        .set(({ eb }) => ({ holder, expires_at: now + ttlMs, epoch: eb('epoch', '+', 1) }))
        .where('name', '=', name)
        .where('expires_at', '<=', now)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    async release({ name, holder }: Pick<Claim, 'name' | 'holder'>): Promise<void> {
      await db
        .updateTable('lease')
        .set({ expires_at: 0 })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .execute();
    },
  };
}
