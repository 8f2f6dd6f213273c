import { z } from 'zod';

import type { StoreOrderId } from '../../commerce/ids.ts';
import type { StoreRefund, StoreRefundLine } from '../../commerce/order.ts';
import { cents, sumCents } from '../../kernel/cents.ts';
import { readWholeList } from './list.ts';
import { TWO_DECIMALS } from './order.ts';
import type { Shop } from './shop.ts';
import { Id, listOf, Meta, Money, Text, Units } from './wire.ts';

/** Which line of the order a line of a refund is about; its own id is another. */
const REFUNDED = '_refunded_item_id';

/** Quantities and totals are negative, money without its tax (guide woocommerce 5). */
const RefundedLine = z
  .object({ quantity: Units, total: Money, total_tax: Money, meta_data: Meta })
  .transform(({ quantity, total, total_tax: tax, meta_data: meta }): StoreRefundLine[] => {
    const lineId = meta.get(REFUNDED);
    if (lineId === undefined) return [];
    const totalCents = cents(Math.abs(sumCents([total, tax])));
    return [{ lineId, quantity: Math.abs(quantity ?? 0), totalCents }];
  });

/** One row of `GET /orders/{id}/refunds`. */
export const RefundRow = z
  .object({ id: Id, amount: Money, reason: Text, line_items: listOf(RefundedLine) })
  .transform((row): StoreRefund => ({
    id: row.id,
    totalCents: cents(0 - Math.abs(row.amount)),
    reason: row.reason,
    lines: row.line_items.flat(),
  }));

/** All refunds of one order with their lines: one call for most. @throws {StoreRejected} when there is no such order */
export function readRefunds(shop: Shop, id: StoreOrderId): Promise<readonly StoreRefund[]> {
  const path = `orders/${id}/refunds`;
  return readWholeList(shop.client, { path, query: TWO_DECIMALS, row: RefundRow });
}
