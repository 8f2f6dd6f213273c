import type { StoreOrder } from '../../commerce/order.ts';
import type { SyncStore } from '../sync-account.ts';

/** A list that does not say what money went back for is asked for the details: one more call. */
export async function withRefundsTold(
  { store }: SyncStore,
  order: StoreOrder,
): Promise<StoreOrder> {
  const isUntold = order.refunds.some(({ lines }) => lines === undefined);
  if (!isUntold || !store.orders.refunds) return order;
  return { ...order, refunds: await store.orders.refunds(order.id) };
}
