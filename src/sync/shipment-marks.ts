import type { AccountId, ErpOrderId, StoreId } from '../commerce/ids.ts';
import type { Tx } from '../database/tables.ts';
import type { NewWork } from '../work/work-row.ts';
import { createOrderShipments } from './order-shipment.repository.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { sagaWork } from './work-kinds.ts';

/** The poll that the same event asks for tells the status first: together they are one look. */
const AFTER_POLL_MS = 15_000;

/** Something of this order changed in the ERP, perhaps a tracking code: no event says what. */
export async function shipmentMarks(
  tx: Tx,
  account: { readonly id: AccountId; readonly stores: readonly { readonly id: StoreId }[] },
  told: {
    readonly orderId: ErpOrderId;
    /** When it changed there, epoch ms. */
    readonly at: number;
    readonly why: { readonly accountId: AccountId; readonly dueAt: number };
  },
): Promise<readonly NewWork[]> {
  for (const { id: storeId } of account.stores) {
    const sync = await createOrderSyncs(tx, storeId).findByErpOrder(told.orderId);
    if (sync?.step !== 'imported') continue;
    const orderId = sync.order_id;
    const saved = await createOrderShipments(tx, storeId).find(orderId);
    // Seen already, such as the echo of our own write.
    if (saved && (saved.stage === 'delivered' || saved.looked_at > told.at)) return [];
    const why = { ...told.why, dueAt: told.why.dueAt + AFTER_POLL_MS };
    return [sagaWork(why, 'shipment', { storeId, orderId })];
  }
  return [];
}
