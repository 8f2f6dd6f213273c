import type { AccountId } from '../commerce/ids.ts';
import { insertIfNew } from '../database/insert-if-new.ts';
import { locked } from '../database/locked.ts';
import type { Db, Tx } from '../database/tables.ts';

/** Calls of one account by day of São Paulo (`YYYY-MM-DD`). */
export function createCallBudget(db: Db | Tx, accountId: AccountId) {
  return {
    /** Calls taken off this day, by all processes. */
    async spent(day: string): Promise<number> {
      const row = await db
        .selectFrom('call_budget')
        .select('spent')
        .where('account_id', '=', accountId)
        .where('day', '=', day)
        .executeTakeFirst();
      return row?.spent ?? 0;
    },

    /** Holds the day until the transaction ends, and gives what is spent of it. */
    async lock(tx: Tx, day: string): Promise<number> {
      await insertIfNew(tx, 'call_budget', { account_id: accountId, day, spent: 0 });
      const query = tx
        .selectFrom('call_budget')
        .select('spent')
        .where('account_id', '=', accountId)
        .where('day', '=', day);
      const { spent } = await locked(tx, query).executeTakeFirstOrThrow();
      return spent;
    },

    async save(day: string, spent: number): Promise<void> {
      await db
        .updateTable('call_budget')
        .set({ spent })
        .where('account_id', '=', accountId)
        .where('day', '=', day)
        .execute();
    },
  };
}
