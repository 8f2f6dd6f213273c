import type { ErpProductId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import { chunked } from '../database/chunked.ts';
import type { Db, Tx } from '../database/tables.ts';

export interface SoldOrder {
  readonly id: StoreOrderId;
  /** As the store shows it. */
  readonly number: string;
  readonly units: number;
}

/** Units that a store took from its own stock for orders created since then (epoch ms). What it gave back is no sale. */
export function createSoldUnits(db: Db | Tx, storeId: StoreId) {
  const sold = (since: number) =>
    db
      .selectFrom('store_order_line as line')
      .innerJoin('store_order as o', (join) =>
        join.onRef('o.store_id', '=', 'line.store_id').onRef('o.id', '=', 'line.order_id'),
      )
      .where('line.store_id', '=', storeId)
      .where('line.reduced_units', '>', 0)
      .where('o.created_at', '>=', since);

  return {
    async byProduct(
      products: readonly ErpProductId[],
      since: number,
    ): Promise<ReadonlyMap<ErpProductId, number>> {
      const units = new Map<ErpProductId, number>();
      for (const part of chunked(products)) {
        const rows = await sold(since)
          .where('line.product_id', 'in', part)
          .select(({ fn }) => ['line.product_id', fn.sum('line.reduced_units').as('units')])
          .groupBy('line.product_id')
          .$narrowType<{ product_id: ErpProductId }>()
          .execute();
        for (const row of rows) units.set(row.product_id, Number(row.units));
      }
      return units;
    },

    /** Its orders with this product created after `from` and until `to`, the oldest first. */
    async orders(
      productId: ErpProductId,
      { from, to }: { readonly from: number; readonly to: number },
    ): Promise<readonly SoldOrder[]> {
      const rows = await sold(from + 1)
        .where('line.product_id', '=', productId)
        .where('o.created_at', '<=', to)
        .select(({ fn }) => ['o.id', 'o.number', fn.sum('line.reduced_units').as('units')])
        .groupBy(['o.id', 'o.number', 'o.created_at'])
        .orderBy('o.created_at')
        .execute();
      return rows.map(({ id, number, units }) => ({ id, number, units: Number(units) }));
    },

    async total(since: number): Promise<number> {
      const { units } = await sold(since)
        .select(({ fn }) => fn.sum('line.reduced_units').as('units'))
        .executeTakeFirstOrThrow();
      return Number(units ?? 0);
    },
  };
}
