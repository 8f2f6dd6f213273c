import type { StoreOrderId } from '../../commerce/ids.ts';
import { ErpStatusId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { createMappings } from '../../connections/mapping.repository.ts';
import { unsealOrder } from '../order-intake.ts';
import { createOrderInvoices } from '../order-invoice.repository.ts';
import { createOrderReceivables } from '../order-receivables.repository.ts';
import type { OrderSync } from '../order-sync.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import type { StatusValues } from '../status-values.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { hasUnsentEdit } from '../unsent-edit.ts';
import type { OrderFacts, OrderPolicy } from './order.decide.ts';

/** The facts of one order from our own tables: the intake has just read the store. */
export async function gatherOrder(
  io: SyncIo,
  store: SyncStore,
  orderId: StoreOrderId,
): Promise<
  | {
      order: StoreOrder;
      sync: OrderSync | undefined;
      hasPostings: boolean;
      policy: OrderPolicy;
    }
  | undefined
> {
  const { db } = io.database;
  const row = await createStoreOrders(db, store.id).find(orderId);
  if (!row) return undefined;
  const sync = await createOrderSyncs(db, store.id).find(orderId);
  const receivables = await createOrderReceivables(db, store.id).find(orderId);
  const invoice = await createOrderInvoices(db, store.id).find(orderId);
  const statuses = await createMappings(db).find(store.id, 'status_to_erp');
  return {
    order: unsealOrder(io, row),
    sync,
    hasPostings: receivables?.step === 'posted' || Boolean(invoice?.invoice_id ?? sync?.posted_at),
    policy: {
      goLiveAt: store.goLiveAt,
      importUnpaidMethods: store.policy.importUnpaid,
      importedCustomStatuses: store.policy.customStatusesImported,
      statusToErp: new Map([...statuses].map(([word, id]) => [word, ErpStatusId.parse(id)])),
    },
  };
}

export function orderFacts(
  store: SyncStore,
  {
    order,
    sync,
    hasPostings,
  }: { order: StoreOrder; sync: OrderSync | undefined; hasPostings: boolean },
  values: StatusValues,
): OrderFacts {
  const statusId = sync?.erp_status_id ?? undefined;
  return {
    order,
    stage: store.store.orders.stageOf(order.status),
    step: sync?.step ?? 'seen',
    agreedStatus: sync?.agreed_status ?? undefined,
    contentChanged: hasUnsentEdit(order, sync),
    erpStatusId: statusId,
    hasPostings,
    erpStatusValue: statusId && values.get(statusId),
  };
}
