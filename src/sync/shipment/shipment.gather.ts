import type { ErpOrderId, ErpStatusId, StoreOrderId } from '../../commerce/ids.ts';
import type { Shipment } from '../../commerce/shipment.ts';
import { unsealOrder } from '../order-intake.ts';
import { createOrderShipments, type OrderShipment } from '../order-shipment.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { rowToShipment } from './shipment-row.ts';
import { NOTHING_KNOWN } from './shipment.decide.ts';

/** What our own tables tell of the parcels of one order. */
export interface ShipmentFacts {
  readonly erpOrderId: ErpOrderId;
  /** As the ERP told it last, and when that was news; `undefined`: not yet. */
  readonly status: { readonly id: ErpStatusId; readonly seenAt: number } | undefined;
  readonly saved: OrderShipment | undefined;
  readonly known: Shipment;
  /** Of what the store was told last. */
  readonly toldPrint: string | null;
  /** Fetched at the counter: there is no parcel. */
  readonly isFetched: boolean;
}

/** `undefined`: not in the ERP, so there is nothing to ask it. */
export async function gatherShipment(
  io: SyncIo,
  store: SyncStore,
  orderId: StoreOrderId,
): Promise<ShipmentFacts | undefined> {
  const { db } = io.database;
  const sync = await createOrderSyncs(db, store.id).find(orderId);
  if (sync?.step !== 'imported' || !sync.erp_order_id) return undefined;
  const saved = await createOrderShipments(db, store.id).find(orderId);
  const { erp_status_id: id, erp_status_seen_at: seenAt } = sync;
  return {
    erpOrderId: sync.erp_order_id,
    status: id === null || seenAt === null ? undefined : { id, seenAt },
    saved,
    known: saved ? rowToShipment(saved) : NOTHING_KNOWN,
    toldPrint: saved?.store_print ?? null,
    isFetched: await isFetched(io, store, orderId),
  };
}

async function isFetched(io: SyncIo, store: SyncStore, orderId: StoreOrderId): Promise<boolean> {
  const { counterDeliveries } = store.policy;
  if (counterDeliveries.length === 0) return false;
  const row = await createStoreOrders(io.database.db, store.id).find(orderId);
  return row !== undefined && counterDeliveries.includes(unsealOrder(io, row).shippingMethod);
}
