import type { StoreOrderId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { message } from '../../messages/message.ts';
import { acceptErpTotal } from '../accept-money.ts';
import { contentPrint } from '../content-print.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createOrderCopies } from '../order-copy.repository.ts';
import { unsealOrder } from '../order-intake.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { createWriteIntents } from '../write-intent.repository.ts';

/**
 * A person says that the ERP has this order as the store has it now: mended there by hand, or entered by
 * hand when it could not be imported. It is not asked again until the store changes it once more.
 */
export async function acceptOrderByHand(
  io: Pick<SyncIo, 'vault'>,
  tx: Tx,
  { store, orderId }: { store: Pick<SyncStore, 'id'>; orderId: StoreOrderId },
): Promise<void> {
  const row = await createStoreOrders(tx, store.id).find(orderId);
  if (!row) return;
  const order = unsealOrder(io, row);
  const syncs = createOrderSyncs(tx, store.id);
  const sync = await syncs.find(orderId);
  if (sync?.step === 'imported') {
    await syncs.update(orderId, { sent_print: contentPrint(order), agreed_status: order.status });
    await createStoreOrders(tx, store.id).saveImported(order);
    // What a person made of it there is seen at the next look.
    await createOrderCopies(tx, store.id).forget(orderId);
    await acceptErpTotal(tx, { storeId: store.id, orderId });
    return;
  }
  if (sync?.step === 'tombstone') return;
  await syncs.begin(orderId, '');
  const reason = JSON.stringify(message('order.enteredByHand', {}));
  await syncs.update(orderId, { step: 'tombstone', reason });
  await createWriteIntents(tx, store.id).close(INTENT_KEYS.order(orderId));
}
