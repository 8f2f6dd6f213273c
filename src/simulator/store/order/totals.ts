import { sumCents } from '../../../kernel/cents.ts';
import type { Order } from './order.ts';

/** The money identity of guide 5, without taxes: lines + shipping + fees. */
export function orderTotals(order: Order) {
  const subtotal = sumCents(order.lines.map((line) => line.subtotalCents));
  const lines = sumCents(order.lines.map((line) => line.totalCents));
  const shipping = sumCents(order.shippingLines.map((line) => line.totalCents));
  const fees = sumCents(order.feeLines.map((line) => line.totalCents));
  return { discount: subtotal - lines, shipping, total: lines + shipping + fees };
}

export function refundedCents(order: Order): number {
  return sumCents(order.refunds.map((refund) => refund.amountCents));
}
