import type { StoreOrder } from '../commerce/order.ts';
import type { SyncStore } from './sync-account.ts';

/** What a store says of the money of an order. */
export type SaleState =
  /** Not sold yet, or not any more: unpaid, on hold, cancelled, refunded, failed. */
  | 'open'
  /** Sold, and the money comes later: a method that is paid after delivery, or a status of the merchant's own. */
  | 'firm'
  | 'paid';

/**
 * Rule 2.5: paid is processing or completed with a method that is not pay-later, never the paid date alone. A
 * custom status that counts as sold says nothing of payment; with a paid date it is at least a firm sale.
 */
export function saleStateOf(
  store: Pick<SyncStore, 'policy'> & {
    readonly store: { readonly orders: Pick<SyncStore['store']['orders'], 'stageOf'> };
  },
  order: Pick<StoreOrder, 'status' | 'paymentMethod' | 'paidAt'>,
): SaleState {
  const { payLater, customStatusesImported } = store.policy;
  const stage = store.store.orders.stageOf(order.status);
  if (stage === 'paid' || stage === 'completed')
    return payLater.includes(order.paymentMethod) ? 'firm' : 'paid';
  const isSold = stage === 'custom' && customStatusesImported.includes(order.status);
  return isSold && order.paidAt !== undefined ? 'firm' : 'open';
}
