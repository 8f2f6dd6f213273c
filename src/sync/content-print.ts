import type { StoreOrder } from '../commerce/order.ts';
import { fingerprint } from './fingerprint.ts';

/** What was sent to the ERP of an order: a change of it after import needs a person. */
export function contentPrint(order: StoreOrder): string {
  const { lines, fees, refunds, totalCents, shippingCents, discountCents } = order;
  return fingerprint({
    lines: lines.map(({ sku, quantity, totalCents: lineCents }) => ({ sku, quantity, lineCents })),
    fees: fees.map((fee) => fee.totalCents),
    totalCents,
    shippingCents,
    discountCents,
    ...(refunds.length > 0 && {
      refunds: refunds.map(({ id, totalCents: back }) => ({ id, back })),
    }),
  });
}
