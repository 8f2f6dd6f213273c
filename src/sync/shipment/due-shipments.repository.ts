import { sql } from 'kysely';

import { ErpStatusId, type StoreId, type StoreOrderId } from '../../commerce/ids.ts';
import type { Db } from '../../database/tables.ts';

const DAY_MS = 86_400_000;
/** Parcels that are not there after so long are a matter for people. */
const KEEP_LOOKING_MS = 30 * DAY_MS;
const NO_STATUS = [ErpStatusId.parse('0')];

/**
 * Orders whose parcels somebody should look at again: fulfilled without tracking, or on their way. Each waits a
 * day, and half as long again as it is old: about eight looks in thirty days, the longest unseen first.
 */
export function createDueShipments(db: Db, storeId: StoreId) {
  return {
    /** @param wanted.fulfilled which statuses say so; `any`: whichever it has */
    async list(wanted: {
      readonly fulfilled: readonly ErpStatusId[] | 'any';
      readonly now: number;
      readonly limit: number;
    }): Promise<readonly StoreOrderId[]> {
      const { now, limit } = wanted;
      // No id is empty: an empty list of SQL is none.
      const fulfilled = wanted.fulfilled.length === 0 ? NO_STATUS : wanted.fulfilled;
      const age = sql<number>`p.looked_at - s.imported_at`;
      const rows = await db
        .selectFrom('order_sync as s')
        .leftJoin('order_shipment as p', (join) =>
          join.onRef('p.store_id', '=', 's.store_id').onRef('p.order_id', '=', 's.order_id'),
        )
        .select('s.order_id')
        .where('s.store_id', '=', storeId)
        .where('s.step', '=', 'imported')
        .where('s.imported_at', '>', now - KEEP_LOOKING_MS)
        .where((where) =>
          where.or([
            where('p.stage', '=', 'shipped'),
            where.and([
              where.or([
                where('p.stage', 'is', null),
                where('p.stage', 'in', ['none', 'labelled']),
              ]),
              fulfilled === 'any'
                ? where('s.erp_status_id', 'is not', null)
                : where('s.erp_status_id', 'in', fulfilled),
            ]),
          ]),
        )
        .where((where) =>
          where.or([
            where('p.looked_at', 'is', null),
            where.and([
              where('p.looked_at', '<=', now - DAY_MS),
              where(sql<number>`(${now} - p.looked_at) * 2`, '>=', age),
            ]),
          ]),
        )
        .orderBy(sql`coalesce(p.looked_at, 0)`)
        .orderBy('s.order_id')
        .limit(limit)
        .execute();
      return rows.map((row) => row.order_id);
    },
  };
}
