import { centsToText } from '../../../kernel/cents.ts';
import type { Order } from '../order/order.ts';

/** What is given back: an amount, lines by SKU, the delivery, or all of it. */
export interface RefundWish {
  readonly amountCents?: number | undefined;
  readonly reason?: string | undefined;
  readonly items?:
    | readonly {
        readonly sku: string;
        /** 0: money only. */
        readonly quantity: number;
        /** Absent: the share of these pieces. */
        readonly totalCents?: number | undefined;
      }[]
    | undefined;
  readonly shippingCents?: number | undefined;
  /** Absent: the pieces go back on the shelf. */
  readonly restock?: boolean | undefined;
}

/** The body of `POST /orders/{id}/refunds`, as the admin fills it in. */
export function toRefundBody(order: Order, wish: RefundWish) {
  const goods = (wish.items ?? []).flatMap(({ sku, quantity, totalCents }) => {
    const line = order.lines.find((one) => one.sku === sku);
    if (!line) return [];
    const share = Math.round((line.totalCents / line.quantity) * quantity);
    return [{ id: line.id, quantity, refund_total: centsToText(totalCents ?? share) }];
  });
  const shipping = order.shippingLines
    .slice(0, wish.shippingCents === undefined ? 0 : 1)
    .map(({ id }) => ({ id, refund_total: centsToText(wish.shippingCents ?? 0) }));
  const amount = wish.amountCents === undefined ? {} : { amount: centsToText(wish.amountCents) };
  return {
    ...amount,
    reason: wish.reason ?? '',
    api_refund: false,
    api_restock: wish.restock ?? true,
    line_items: [...goods, ...shipping],
  };
}
