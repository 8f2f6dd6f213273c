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
  readonly refunds: readonly {
    readonly id: string;
    readonly totalCents: Cents;
    readonly reason: string;
  }[];
  readonly coupons: readonly string[];
  readonly paymentMethod: string;
  readonly paymentTitle: string;
  readonly shippingMethod: string;
  readonly shippingTitle: string;
  readonly customerNote: string;
  readonly buyer: Buyer;
  readonly shippingAddress: PostalAddress;
  readonly createdVia: string;
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
