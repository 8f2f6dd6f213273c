import type { ErpStatusId, StoreId, StoreOrderId } from '../../commerce/ids.ts';
import type { Db, Tx } from '../../database/tables.ts';

export interface OpenOrders {
  /** Statuses in which an order is over. */
  readonly endedStatuses: readonly ErpStatusId[];
  /** Imported later than this they are looked at even when they are over, epoch ms. */
  readonly since: number;
  /** Only after this one, in the order of the ids as text; `undefined`: from the first. */
  readonly after: StoreOrderId | undefined;
  readonly most: number;
}

/** Orders in the ERP whose money may still move: those that are not over, and those of the last weeks. */
export function createOpenOrders(db: Db | Tx, storeId: StoreId) {
  const open = ({ endedStatuses, since, after, most }: OpenOrders) => {
    const mine = db
      .selectFrom('order_sync as s')
      .where('s.store_id', '=', storeId)
      .where('s.step', '=', 'imported');
    const left = after === undefined ? mine : mine.where('s.order_id', '>', after);
    return left
      .where((where) =>
        where.or([
          where('s.imported_at', '>=', since),
          ...(endedStatuses.length > 0
            ? [where('s.erp_status_id', 'not in', endedStatuses)]
            : [where('s.erp_status_id', 'is not', null)]),
        ]),
      )
      .orderBy('s.order_id')
      .limit(most);
  };

  return {
    async list(which: OpenOrders): Promise<readonly StoreOrderId[]> {
      const rows = await open(which).select('s.order_id').execute();
      return rows.map(({ order_id }) => order_id);
    },

    /** Of which the ERP has told neither number nor total. */
    async listUntold(
      which: OpenOrders,
    ): Promise<readonly { readonly orderId: StoreOrderId; readonly erpOrderId: string | null }[]> {
      const rows = await open(which)
        .leftJoin('erp_order_facts as f', (join) =>
          join.onRef('f.store_id', '=', 's.store_id').onRef('f.order_id', '=', 's.order_id'),
        )
        .where('f.order_id', 'is', null)
        .select(['s.order_id', 's.erp_order_id'])
        .execute();
      return rows.map(({ order_id, erp_order_id }) => ({
        orderId: order_id,
        erpOrderId: erp_order_id,
      }));
    },
  };
}
