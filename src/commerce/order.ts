import type { Cents } from '../kernel/cents.ts';
import type { Buyer, PostalAddress } from './customer.ts';
import type { StoreItemId, StoreOrderId } from './ids.ts';

/** An order as the store tells it, in common words. Instants are epoch ms. */
export interface StoreOrder {
  readonly id: StoreOrderId;
  /** As shown to people; may differ from the id, come late, or repeat. */
  readonly number: string;
  /** The store's own word, without prefix. */
  readonly status: string;
  readonly currency: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** Not proof of present payment: it stays when the order is cancelled. */
  readonly paidAt: number | undefined;
  readonly totalCents: Cents;
  readonly shippingCents: Cents;
  readonly shippingTaxCents: Cents;
  readonly discountCents: Cents;
  readonly discountTaxCents: Cents;
  readonly lines: readonly StoreOrderLine[];
  readonly fees: readonly {
    readonly name: string;
    readonly totalCents: Cents;
    readonly taxCents: Cents;
  }[];
  readonly refunds: readonly StoreRefund[];
  readonly coupons: readonly string[];
  readonly paymentMethod: string;
  readonly paymentTitle: string;
  /** In how many parts the buyer pays; 1 when the store does not tell. Not when the merchant receives. */
  readonly installments: number;
  /** Of the payment at its gateway (NSU, authorisation code, Pix id); empty when the store has none. */
  readonly paymentReference: string;
  readonly shippingMethod: string;
  readonly shippingTitle: string;
  readonly customerNote: string;
  readonly buyer: Buyer;
  readonly shippingAddress: PostalAddress;
  readonly createdVia: string;
}

/**
 * Money that went back to the buyer. The order's own total does not fall with it. What `lines` do not add up to
 * went back of the delivery, of fees, or of nothing in particular.
 */
export interface StoreRefund {
  readonly id: string;
  /** Negative. */
  readonly totalCents: Cents;
  readonly reason: string;
  /** What of the order it is about, as far as the store's list tells; `undefined`: not told, read the details. */
  readonly lines: readonly StoreRefundLine[] | undefined;
}

export interface StoreRefundLine {
  /** Of the order's line. */
  readonly lineId: string;
  /** Units given back, not negative; 0: money only. */
  readonly quantity: number;
  /** Money given back of this line with its tax, not negative. */
  readonly totalCents: Cents;
}

export interface StoreOrderLine {
  readonly id: string;
  readonly itemId: StoreItemId | undefined;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Units that the store has taken from its own stock for this line; the truth about stock, not the status. */
  readonly reducedUnits: number;
  readonly subtotalCents: Cents;
  readonly subtotalTaxCents: Cents;
  readonly totalCents: Cents;
  readonly totalTaxCents: Cents;
}
