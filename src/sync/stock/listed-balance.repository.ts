import type { AccountId, ErpProductId } from '../../commerce/ids.ts';
import { chunked } from '../../database/chunked.ts';
import type { Db, Tx } from '../../database/tables.ts';
import { upsert } from '../../database/upsert.ts';
import { Quantity } from '../../kernel/quantity.ts';

/** What the account's policy counts of one product. */
export interface ReadBalance {
  readonly productId: ErpProductId;
  readonly balance: Quantity;
}

export interface ListedBalanceRow extends ReadBalance {
  readonly readBeganAt: number;
}

/** The balances of the last comparison. They decide what is looked at again, never what is written. */
export function createListedBalances(db: Db | Tx, accountId: AccountId) {
  return {
    async save(balances: readonly ReadBalance[], readBeganAt: number): Promise<void> {
      if (balances.length === 0) return;
      await upsert(db, 'listed_balance', {
        rows: balances.map(({ productId, balance }) => ({
          account_id: accountId,
          product_id: productId,
          balance,
          read_began_at: readBeganAt,
        })),
        key: ['account_id', 'product_id'],
      });
    },

    async find(ids: readonly ErpProductId[]): Promise<ReadonlyMap<ErpProductId, ListedBalanceRow>> {
      const found = new Map<ErpProductId, ListedBalanceRow>();
      for (const part of chunked(ids)) {
        const rows = await db
          .selectFrom('listed_balance')
          .selectAll()
          .where('account_id', '=', accountId)
          .where('product_id', 'in', part)
          .execute();
        for (const row of rows)
          found.set(row.product_id, {
            productId: row.product_id,
            balance: Quantity.parse(row.balance),
            readBeganAt: row.read_began_at,
          });
      }
      return found;
    },

    /** What a finished walk did not meet is not known any more. */
    async forgetBefore(readBeganAt: number): Promise<void> {
      await db
        .deleteFrom('listed_balance')
        .where('account_id', '=', accountId)
        .where('read_began_at', '<', readBeganAt)
        .execute();
    },
  };
}
