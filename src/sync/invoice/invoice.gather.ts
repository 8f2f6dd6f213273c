import type { StoreOrderId } from '../../commerce/ids.ts';
import type { InvoiceModel } from '../../commerce/invoice.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { MessageRef } from '../../messages/message.ts';
import type { DrainContext } from '../../work/handler.ts';
import { moneyBlock } from '../money-block.ts';
import { createOrderChanges } from '../order-change.repository.ts';
import { unsealOrder } from '../order-intake.ts';
import { createOrderInvoices, type OrderInvoice } from '../order-invoice.repository.ts';
import { createOrderMoneyChecks } from '../order-money.repository.ts';
import { createOrderSyncs, type OrderSync } from '../order-sync.repository.ts';
import { saleStateOf } from '../sale-state.ts';
import type { StatusValues } from '../status-values.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { hasUnsentEdit } from '../unsent-edit.ts';
import type { InvoiceFacts } from './invoice.decide.ts';

/** The invoice of one order being worked on. */
export interface InvoiceWork {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly order: StoreOrder;
  readonly sync: OrderSync | undefined;
  readonly row: OrderInvoice | undefined;
  readonly context: DrainContext;
  readonly correlation: string;
}

/** One that somebody wanted, of an order that stands in the ERP. */
export interface WantedInvoice extends InvoiceWork {
  readonly row: OrderInvoice;
  readonly sync: OrderSync;
}

export type Gathered = Pick<InvoiceWork, 'order' | 'sync' | 'row'> & {
  readonly hasOpenEdit: boolean;
  readonly moneyBlock: MessageRef | undefined;
};

/** From our own tables, without a call. `undefined`: the order was never read. */
export async function gatherInvoice(
  io: Pick<SyncIo, 'database' | 'vault'>,
  store: Pick<SyncStore, 'id'>,
  orderId: StoreOrderId,
): Promise<Gathered | undefined> {
  const { db } = io.database;
  const saved = await createStoreOrders(db, store.id).find(orderId);
  if (!saved) return undefined;
  const order = unsealOrder(io, saved);
  const sync = await createOrderSyncs(db, store.id).find(orderId);
  const row = await createOrderInvoices(db, store.id).find(orderId);
  const change = await createOrderChanges(db, store.id).findOpen(orderId);
  const check = await createOrderMoneyChecks(db, store.id).find(orderId);
  return {
    order,
    sync,
    row,
    hasOpenEdit: change !== undefined || hasUnsentEdit(order, sync),
    moneyBlock: moneyBlock(check, order.number),
  };
}

export function invoiceFacts(
  store: SyncStore,
  { order, sync, row, hasOpenEdit, moneyBlock: blockedBy }: Gathered,
  { now, values }: { readonly now: number; readonly values: StatusValues },
): InvoiceFacts {
  const statusId = sync?.erp_status_id ?? undefined;
  return {
    number: order.number,
    now,
    isImported: sync?.step === 'imported' && sync.erp_order_id !== null,
    isPaid: saleStateOf(store, order) === 'paid',
    erpStatusId: statusId,
    erpStatusValue: statusId && values.get(statusId),
    hasOpenEdit,
    moneyBlock: blockedBy,
    row,
  };
}

/** Goods that are sent get an NF-e; an NFC-e only what is fetched at the counter (domain rules 4.2). */
export function modelOf({ policy }: Pick<SyncStore, 'policy'>, order: StoreOrder): InvoiceModel {
  return policy.counterDeliveries.includes(order.shippingMethod) ? 'nfce' : 'nfe';
}
