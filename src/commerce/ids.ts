import type { z } from 'zod';

import { idOf } from '../kernel/id.ts';

/** One connected Bling company, as we name it. */
export const AccountId = idOf('AccountId', /^acc_[a-z0-9]{8,32}$/);
export type AccountId = z.infer<typeof AccountId>;

/** One shop, as the merchant connected it. Belongs to exactly one account. */
export const StoreId = idOf('StoreId', /^sto_[a-z0-9]{8,32}$/);
export type StoreId = z.infer<typeof StoreId>;

/** A product, variation or kit in Bling. Bling sends a number; we keep text, so that no digit is ever lost. */
export const ErpProductId = idOf('ErpProductId', /^\d{1,20}$/);
export type ErpProductId = z.infer<typeof ErpProductId>;

/** A sales order in Bling. */
export const ErpOrderId = idOf('ErpOrderId', /^\d{1,20}$/);
export type ErpOrderId = z.infer<typeof ErpOrderId>;

/** A contact (customer) in Bling. */
export const ErpContactId = idOf('ErpContactId', /^\d{1,20}$/);
export type ErpContactId = z.infer<typeof ErpContactId>;

export const WarehouseId = idOf('WarehouseId', /^\d{1,20}$/);
export type WarehouseId = z.infer<typeof WarehouseId>;

/** An order status of the Bling account (its id, not its normalised value). */
export const ErpStatusId = idOf('ErpStatusId', /^\d{1,20}$/);
export type ErpStatusId = z.infer<typeof ErpStatusId>;

export const PaymentMethodId = idOf('PaymentMethodId', /^\d{1,20}$/);
export type PaymentMethodId = z.infer<typeof PaymentMethodId>;

/** A sales channel of the Bling account: what `loja.id` means there. */
export const ChannelId = idOf('ChannelId', /^\d{1,20}$/);
export type ChannelId = z.infer<typeof ChannelId>;

/** One sellable or grouping thing in one store, in the connector's own notation (opaque to others). */
export const StoreItemId = idOf('StoreItemId', /^.{1,190}$/s);
export type StoreItemId = z.infer<typeof StoreItemId>;

/** A store's immutable order id. */
export const StoreOrderId = idOf('StoreOrderId', /^.{1,190}$/s);
export type StoreOrderId = z.infer<typeof StoreOrderId>;

/** An invoice (NF-e or NFC-e) in Bling. */
export const InvoiceId = idOf('InvoiceId', /^\d{1,20}$/);
export type InvoiceId = z.infer<typeof InvoiceId>;

/** An account receivable in Bling. */
export const ReceivableId = idOf('ReceivableId', /^\d{1,20}$/);
export type ReceivableId = z.infer<typeof ReceivableId>;

/** One settlement of receivables in Bling (a borderô): deleting it undoes the settlement. */
export const SettlementId = idOf('SettlementId', /^\d{1,20}$/);
export type SettlementId = z.infer<typeof SettlementId>;

/** Where settled money goes in Bling: cash or a bank account (portador). */
export const LedgerAccountId = idOf('LedgerAccountId', /^\d{1,20}$/);
export type LedgerAccountId = z.infer<typeof LedgerAccountId>;

/** One parcel of an order in Bling, and its logistics object. */
export const VolumeId = idOf('VolumeId', /^\d{1,20}$/);
export type VolumeId = z.infer<typeof VolumeId>;
