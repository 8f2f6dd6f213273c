import type { AccountId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Tx } from '../database/tables.ts';
import type { NewWork } from '../work/work-row.ts';
import { stockMarks } from './stock-marks.ts';
import { createStoreOrders } from './store-order.repository.ts';

interface OrderMoved {
  readonly account: {
    readonly id: AccountId;
    readonly stores: readonly { readonly id: StoreId }[];
  };
  readonly store: { readonly id: StoreId };
  readonly orderId: StoreOrderId;
  readonly correlation?: string | undefined;
  readonly dueAt?: number | undefined;
}

/** The numbers to look at after something about the goods of an order moved. */
export async function orderStockMarks(tx: Tx, moved: OrderMoved): Promise<NewWork[]> {
  const { account, store, orderId, correlation, dueAt } = moved;
  const products = await createStoreOrders(tx, store.id).productsOf(orderId);
  return stockMarks(tx, account, { products, correlation, dueAt });
}
