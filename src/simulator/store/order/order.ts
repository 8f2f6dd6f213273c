import type { Meta } from '../meta.ts';

export const ORDER_STATUSES = [
  'auto-draft',
  'pending',
  'processing',
  'on-hold',
  'completed',
  'cancelled',
  'refunded',
  'failed',
  'checkout-draft',
] as const;

/** Money of an order is whole cents. */
export interface OrderLine {
  readonly id: number;
  name: string;
  productId: number;
  variationId: number;
  quantity: number;
  subtotalCents: number;
  totalCents: number;
  sku: string | null;
  gtin: string;
  parentName: string | null;
  readonly meta: Meta[];
}

export interface ShippingLine {
  readonly id: number;
  methodId: string;
  methodTitle: string;
  instanceId: string;
  totalCents: number;
  readonly meta: Meta[];
}

export interface FeeLine {
  readonly id: number;
  name: string;
  totalCents: number;
  readonly meta: Meta[];
}

export interface CouponLine {
  readonly id: number;
  readonly code: string;
  readonly discountCents: number;
}

/** Money of one line of the order that went back; an amount without lines has none. */
export interface RefundLine {
  readonly id: number;
  readonly of: 'goods' | 'shipping' | 'fee';
  readonly orderLineId: number;
  readonly quantity: number;
  readonly totalCents: number;
}

export interface Refund {
  readonly id: number;
  readonly createdAt: number;
  readonly reason: string;
  readonly amountCents: number;
  readonly lines: readonly RefundLine[];
  readonly meta: Meta[];
}

export interface OrderNote {
  readonly id: number;
  readonly author: string;
  readonly createdAt: number;
  readonly note: string;
  readonly forCustomer: boolean;
}

export type AddressFields = Record<string, string>;

export interface Order {
  readonly id: number;
  readonly number: string;
  readonly orderKey: string;
  status: string;
  readonly createdVia: string;
  readonly createdAt: number;
  modifiedAt: number;
  paidAt: number | null;
  completedAt: number | null;
  customerId: number;
  customerNote: string;
  readonly customerIp: string;
  readonly userAgent: string;
  readonly cartHash: string;
  billing: AddressFields;
  shipping: AddressFields;
  paymentMethod: string;
  paymentTitle: string;
  transactionId: string;
  readonly meta: Meta[];
  lines: OrderLine[];
  shippingLines: ShippingLine[];
  feeLines: FeeLine[];
  couponLines: CouponLine[];
  readonly refunds: Refund[];
  readonly notes: OrderNote[];
  /** The flag that an order has moved stock (guide 8). */
  stockReduced: boolean;
}
