import type { StoreOrderId } from '../commerce/ids.ts';
import type { StoreOrder } from '../commerce/order.ts';
import { unsealOrder } from './order-intake.ts';
import { createOrderSyncs, type OrderSync } from './order-sync.repository.ts';
import { createStoreOrders } from './store-order.repository.ts';
import type { SyncIo, SyncStore } from './sync-account.ts';

export interface ImportedOrder {
  readonly order: StoreOrder;
  readonly sync: OrderSync;
}

/** An order that is in the ERP, from our own tables. */
export async function findImported(
  io: Pick<SyncIo, 'database' | 'vault'>,
  store: Pick<SyncStore, 'id'>,
  orderId: StoreOrderId,
): Promise<ImportedOrder | undefined> {
  const row = await createStoreOrders(io.database.db, store.id).find(orderId);
  const sync = await createOrderSyncs(io.database.db, store.id).find(orderId);
  if (!row || sync?.step !== 'imported') return undefined;
  return { order: unsealOrder(io, row), sync };
}
