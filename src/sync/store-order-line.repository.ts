import type { ErpProductId, StoreId, StoreItemId } from '../commerce/ids.ts';
import type { StoreOrder } from '../commerce/order.ts';
import type { Db, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

/** Lines that the order no longer has go; what the ERP was told of the others stays. */
export async function saveLines(
  db: Db | Tx,
  saved: {
    readonly storeId: StoreId;
    readonly order: StoreOrder;
    readonly productOf: ReadonlyMap<StoreItemId, ErpProductId>;
  },
): Promise<void> {
  const { storeId, order, productOf } = saved;
  const lineIds = order.lines.map((line) => line.id);
  const gone = db
    .deleteFrom('store_order_line')
    .where('store_id', '=', storeId)
    .where('order_id', '=', order.id);
  await (lineIds.length > 0 ? gone.where('line_id', 'not in', lineIds) : gone).execute();
  if (lineIds.length === 0) return;
  await upsert(db, 'store_order_line', {
    rows: order.lines.map((line) => ({
      store_id: storeId,
      order_id: order.id,
      line_id: line.id,
      item_id: line.itemId ?? null,
      product_id: (line.itemId && productOf.get(line.itemId)) ?? null,
      sku: line.sku,
      // Whole units, rather one too many: what is sold by weight stands exactly in the sealed order.
      quantity: Math.ceil(line.quantity),
      reduced_units: Math.ceil(line.reducedUnits),
      imported_units: null,
    })),
    key: ['store_id', 'order_id', 'line_id'],
    set: ['item_id', 'product_id', 'sku', 'quantity', 'reduced_units'],
  });
}
