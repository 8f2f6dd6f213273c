import type { AccountId } from '../commerce/ids.ts';
import { insertIfNew } from '../database/insert-if-new.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';

export type TokenRow = Tables['account_token'];

/** Where the sealed tokens lie. */
export function createTokenRepository(db: Db | Tx, accountId: AccountId) {
  return {
    find(): Promise<TokenRow | undefined> {
      return db
        .selectFrom('account_token')
        .selectAll()
        .where('account_id', '=', accountId)
        .executeTakeFirst();
    },

    insertFirst(row: Omit<TokenRow, 'account_id'>): Promise<boolean> {
      return insertIfNew(db, 'account_token', { account_id: accountId, ...row });
    },

    /** `false` when somebody saved first. */
    async replace(row: Omit<TokenRow, 'account_id'>, expectedVersion: number): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('account_token')
        .set(row)
        .where('account_id', '=', accountId)
        .where('version', '=', expectedVersion)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
  };
}
