import type { AccountId, ErpProductId } from '../commerce/ids.ts';
import type { StockBalance } from '../commerce/stock.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import { ownJson } from '../kernel/own-json.ts';
import { Quantity } from '../kernel/quantity.ts';

export interface Observation {
  readonly balance: StockBalance;
  /** When its read began, or the event's own date. */
  readonly observedAt: number;
  readonly source: 'read' | 'event';
}

/** Dated balances of the ERP; the newest wins, whatever the order in which they come. */
export function createBalances(db: Db | Tx, accountId: AccountId) {
  async function find(ids: readonly ErpProductId[]) {
    const found = new Map<ErpProductId, Observation>();
    for (const part of chunked(ids)) {
      const rows = await db
        .selectFrom('erp_stock')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('product_id', 'in', part)
        .execute();
      for (const row of rows) {
        const balance: StockBalance = {
          productId: row.product_id,
          physical: Quantity.parse(row.physical),
          virtual: Quantity.parse(row.virtual),
          warehouses: ownJson<StockBalance['warehouses']>(row.warehouses),
        };
        found.set(row.product_id, { balance, observedAt: row.observed_at, source: row.source });
      }
    }
    return found;
  }

  return {
    find,
    async save(observations: readonly Observation[]): Promise<void> {
      const known = await find(observations.map(({ balance }) => balance.productId));
      const news = observations.filter(
        ({ balance, observedAt }) => observedAt >= (known.get(balance.productId)?.observedAt ?? 0),
      );
      if (news.length === 0) return;
      await upsert(db, 'erp_stock', {
        rows: news.map(({ balance, observedAt, source }) => ({
          account_id: accountId,
          product_id: balance.productId,
          physical: balance.physical,
          virtual: balance.virtual,
          warehouses: JSON.stringify(balance.warehouses),
          observed_at: observedAt,
          source,
        })),
        key: ['account_id', 'product_id'],
      });
    },
  };
}
