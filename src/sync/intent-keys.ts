import type { ErpProductId, ReceivableId, SettlementId, StoreOrderId } from '../commerce/ids.ts';

/** What each creation is known by while its outcome is not recorded. */
export const INTENT_KEYS = {
  /** In the scope of the order's store. */
  order: (orderId: StoreOrderId) => `order:${orderId}`,
  /** A status to the ERP; in the scope of the order's store. */
  erpStatus: (orderId: StoreOrderId) => `status:${orderId}`,
  /** A note made of an order; in the scope of the order's store. */
  invoice: (orderId: StoreOrderId) => `invoice:${orderId}`,
  /** That note to the tax authority; in the scope of the order's store. */
  invoiceSend: (orderId: StoreOrderId) => `invoice-send:${orderId}`,
  /** In the scope of the account; by a keyed digest of the document. */
  contact: (documentDigest: string) => `contact:${documentDigest}`,
  /** In the scope of the store that gets it. */
  item: (productId: ErpProductId) => `item:${productId}`,
  /** A balance that a stock master sets; in the scope of the account. */
  balance: (productId: ErpProductId) => `balance:${productId}`,
  /** The receivables of an order; in the scope of its store, as all that follow. */
  accounts: (orderId: StoreOrderId) => `accounts:${orderId}`,
  accountsBack: (orderId: StoreOrderId) => `accounts-back:${orderId}`,
  settlement: (receivableId: ReceivableId) => `settlement:${receivableId}`,
  settlementBack: (settlementId: SettlementId) => `settlement-back:${settlementId}`,
  /** The goods of an order off the shelf, and back. */
  shelf: (orderId: StoreOrderId) => `shelf:${orderId}`,
  shelfBack: (orderId: StoreOrderId) => `shelf-back:${orderId}`,
  /** An imported order written over, and its pending note deleted. */
  orderEdit: (orderId: StoreOrderId) => `edit:${orderId}`,
  noteBack: (orderId: StoreOrderId) => `note-back:${orderId}`,
} as const;
