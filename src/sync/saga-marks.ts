import type { StoreOrderId } from '../commerce/ids.ts';
import type { NewWork } from '../work/work-row.ts';
import type { SyncAccount, SyncStore } from './sync-account.ts';
import { sagaWork } from './work-kinds.ts';

interface Why {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly orderId: StoreOrderId;
  readonly correlation: string;
}

/**
 * What to look at once an order is in the ERP, and whenever either side moved: each flow decides for itself whether
 * there is anything to do. A flow that the merchant does not use costs nothing.
 */
export function sagaMarks({ account, store, orderId, correlation }: Why): readonly NewWork[] {
  const { policy } = account;
  const why = { accountId: account.id, correlation, force: true };
  const pair = { storeId: store.id, orderId };
  return [
    ...(policy.receivablesPostedBy === 'nobody' ? [] : [sagaWork(why, 'receivables', pair)]),
    ...(policy.stockPostedBy === 'sync' ? [sagaWork(why, 'stockPost', pair)] : []),
    ...(store.policy.invoiceTrigger === 'manual' ? [] : [sagaWork(why, 'invoice', pair)]),
    ...(store.store.orders.setShipment ? [sagaWork(why, 'shipment', pair)] : []),
  ];
}
