import type { StoreOrderId } from '../commerce/ids.ts';
import type { NewWork } from '../work/work-row.ts';
import type { SyncAccount, SyncStore } from './sync-account.ts';
import { sagaWork } from './work-kinds.ts';

interface Why {
  readonly account: Pick<SyncAccount, 'id'>;
  readonly store: Pick<SyncStore, 'id'>;
  readonly orderId: StoreOrderId;
  readonly correlation: string;
}

/** One flow looks at this order again, whatever it waits for. */
export function sagaMark(
  { account, store, orderId, correlation }: Why,
  kind: Parameters<typeof sagaWork>[1],
): NewWork {
  const why = { accountId: account.id, correlation, force: true };
  return sagaWork(why, kind, { storeId: store.id, orderId });
}

/**
 * What to look at once an order is in the ERP, and whenever either side moved: each flow decides for itself whether
 * there is anything to do. A flow that the merchant does not use costs nothing.
 */
export function sagaMarks(
  why: Why & { readonly account: SyncAccount; readonly store: SyncStore },
): readonly NewWork[] {
  const { account, store } = why;
  const { policy } = account;
  return [
    ...(policy.receivablesPostedBy === 'nobody' ? [] : [sagaMark(why, 'receivables')]),
    ...(policy.stockPostedBy === 'sync' ? [sagaMark(why, 'stockPost')] : []),
    ...(store.policy.invoiceTrigger === 'manual' ? [] : [sagaMark(why, 'invoice')]),
    ...(store.store.orders.setShipment ? [sagaMark(why, 'shipment')] : []),
  ];
}
