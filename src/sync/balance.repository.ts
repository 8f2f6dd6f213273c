import type { AccountId, ErpProductId } from '../commerce/ids.ts';
import type { StockBalance } from '../commerce/stock.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import { ownJson } from '../kernel/own-json.ts';
import { Quantity } from '../kernel/quantity.ts';
import type { Observation, ReadBalance } from './newest-balance.decide.ts';
import { withEvent, withRead } from './newest-balance.decide.ts';
import type { ToldBalance } from './told-balance.ts';

/**
 * Dated balances of the ERP; the newest wins, whatever the order in which they come.
 *
 * Whoever notes one takes the account's version first (`takeVersion`), or of two that come at once one would be lost.
 */
export function createBalances(db: Db | Tx, accountId: AccountId) {
  async function find(ids: readonly ErpProductId[]) {
    const found = new Map<ErpProductId, Observation>();
    for (const part of chunked(ids)) {
      const rows = await db
        .selectFrom('erp_stock')
        .leftJoin('erp_stock_proof as proof', (join) =>
          join
            .onRef('proof.account_id', '=', 'erp_stock.account_id')
            .onRef('proof.product_id', '=', 'erp_stock.product_id'),
        )
        .selectAll('erp_stock')
        .select(['read_began_at', 'read_earliest', 'read_latest'])
        .select(['event_id', 'event_date', 'doubtful'])
        .where('erp_stock.account_id', '=', accountId)
        .where('erp_stock.product_id', 'in', part)
        .execute();
      for (const row of rows) found.set(row.product_id, toObservation(row));
    }
    return found;
  }

  async function save(observations: readonly Observation[]): Promise<void> {
    if (observations.length === 0) return;
    const key = ['account_id', 'product_id'] as const;
    await upsert(db, 'erp_stock', {
      rows: observations.map(({ balance, observedAt, source }) => ({
        account_id: accountId,
        product_id: balance.productId,
        physical: balance.physical,
        virtual: balance.virtual,
        warehouses: JSON.stringify(balance.warehouses),
        observed_at: observedAt,
        source,
      })),
      key,
    });
    await upsert(db, 'erp_stock_proof', {
      rows: observations.map(({ balance, readBeganAt, readWithin, event, isDoubtful }) => ({
        account_id: accountId,
        product_id: balance.productId,
        read_began_at: readBeganAt ?? null,
        read_earliest: readWithin?.earliest ?? null,
        read_latest: readWithin?.latest ?? null,
        event_id: event?.id ?? null,
        event_date: event?.date ?? null,
        doubtful: isDoubtful ? 1 : 0,
      })),
      key,
    });
  }

  return {
    find,
    async noteReads(reads: readonly ReadBalance[]): Promise<void> {
      const known = await find(reads.map(({ balance }) => balance.productId));
      await save(reads.map((read) => withRead(known.get(read.balance.productId), read)));
    },
    async noteEvent(told: ToldBalance): Promise<void> {
      const known = await find([told.productId]);
      const news = withEvent(known.get(told.productId), told);
      if (news) await save([news]);
    },
  };
}

type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null };
type FoundRow = Tables['erp_stock'] &
  Nullable<Omit<Tables['erp_stock_proof'], 'account_id' | 'product_id'>>;

/** A read of before there were proofs has its own date alone. */
function toObservation(row: FoundRow): Observation {
  const { read_earliest: earliest, read_latest: latest, event_id: id, event_date: date } = row;
  return {
    balance: {
      productId: row.product_id,
      physical: Quantity.parse(row.physical),
      virtual: Quantity.parse(row.virtual),
      warehouses: ownJson<StockBalance['warehouses']>(row.warehouses),
    },
    observedAt: row.observed_at,
    source: row.source,
    readBeganAt: row.read_began_at ?? (row.source === 'read' ? row.observed_at : undefined),
    readWithin: earliest === null || latest === null ? undefined : { earliest, latest },
    event: id === null || date === null ? undefined : { id, date },
    isDoubtful: row.doubtful !== 0,
  };
}
