import type { StoreOrderId } from '../commerce/ids.ts';
import type { IssuedInvoice } from '../commerce/invoice.ts';
import type { StoreOrder, StoreRefund } from '../commerce/order.ts';
import type { Shipment } from '../commerce/shipment.ts';

/** Which statuses of this store mean what; custom ones are given by the merchant's mapping. */
export type OrderStage =
  | 'draft'
  | 'unpaid'
  | 'held'
  | 'paid'
  | 'completed'
  | 'cancelled'
  | 'refunded'
  | 'failed'
  | 'trashed'
  | 'custom';

export interface OrderDesk {
  /** What a status word of this store means; unknown words are `custom`. */
  stageOf(status: string): OrderStage;
  /**
   * One page of orders changed at or after `since` (epoch ms), oldest change first, trashed ones included.
   * The connector adds the overlap that its store needs; repeated orders are normal. The trash may come last:
   * what was seen to change last is known only when there is no `next`.
   */
  changedSince(since: number, after: string | undefined): Promise<OrderPage>;
  /** Present state; orders that are gone for good are absent. */
  read(ids: readonly StoreOrderId[]): Promise<readonly StoreOrder[]>;
  /** Sets the status word. Setting what is there already does not write. */
  setStatus(id: StoreOrderId, status: string): Promise<'changed' | 'already'>;
  /** Refunds of one order with what they are about; absent: this kind of store tells it with the order. */
  refunds?(id: StoreOrderId): Promise<readonly StoreRefund[]>;
  /** Keeps the invoice with the order, for the buyer and for other programs; sets, never adds. Absent: it cannot. */
  setInvoice?(id: StoreOrderId, invoice: IssuedInvoice): Promise<'changed' | 'already'>;
  /** Keeps tracking codes with the order, in the way that the store's own pages and mails show; sets, never adds. */
  setShipment?(id: StoreOrderId, shipment: Shipment): Promise<'changed' | 'already'>;
}

export interface OrderPage {
  readonly orders: readonly StoreOrder[];
  readonly next: string | undefined;
}
