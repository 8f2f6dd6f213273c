import { parseCents, sumCents } from '../../../kernel/cents.ts';
import type { Fields } from '../input.ts';
import { isGiven, toDecimal, toFieldsList, toInteger, toText } from '../input.ts';
import { Refusal } from '../refusal.ts';
import type { Shop } from '../shop.ts';
import { withCause } from '../shop.ts';
import { moveQuantity } from '../stock/quantity.ts';
import type { Order, Refund, RefundLine } from './order.ts';
import { findLineProduct, noteRestocked, reducedUnits } from './reduced-stock.ts';
import { changeStatus } from './status.ts';
import { orderTotals, refundedCents } from './totals.ts';

function cannotRefund(message: string): Refusal {
  return new Refusal({
    status: 500,
    code: 'woocommerce_rest_cannot_create_order_refund',
    message,
    rawData: 500,
  });
}

/**
 * Refunds an amount; lines with a quantity are put back on the shelf unless `api_restock` is false.
 * Fires `order.updated` (guide 5, 7).
 *
 * @throws {Refusal} with a numeric `data`, as observed
 */
export function createRefund(shop: Shop, order: Order, body: Fields): Refund {
  const lines = readLines(shop, order, body);
  const amountCents = isGiven(body, 'amount')
    ? parseCents(toDecimal(body['amount']) || '0')
    : sumCents(lines.map((line) => line.totalCents));
  const left = orderTotals(order).total - refundedCents(order);
  if (amountCents <= 0 || amountCents > left) throw cannotRefund('Invalid refund amount.');
  if (body['api_refund'] !== false) {
    throw cannotRefund('The payment gateway for this order does not exist.');
  }
  const refund: Refund = {
    id: shop.ids.post(),
    createdAt: shop.now(),
    reason: toText(body['reason']),
    amountCents,
    lines,
    meta: [],
  };
  order.refunds.push(refund);
  if (body['api_restock'] !== false) restock(shop, order, lines);
  order.modifiedAt = shop.now();
  if (amountCents === left) changeStatus(shop, order, 'refunded');
  shop.emit('order.updated', order.id);
  return refund;
}

/** Goods, shipping and fees are all named under `line_items`; ids of other orders and lines of nothing are dropped. */
function readLines(shop: Shop, order: Order, body: Fields): readonly RefundLine[] {
  const wanted = toFieldsList(body['line_items']);
  const pick = (of: RefundLine['of'], lines: readonly { readonly id: number }[]) =>
    lines.flatMap(({ id }): RefundLine[] => {
      const given = wanted.find((line) => toInteger(line['id']) === id);
      const quantity = of === 'goods' ? toInteger(given?.['quantity']) : 0;
      const totalCents = parseCents(toDecimal(given?.['refund_total']) || '0');
      if (quantity === 0 && totalCents === 0) return [];
      return [{ id: shop.ids.item(), of, orderLineId: id, quantity, totalCents }];
    });
  return [
    ...pick('goods', order.lines),
    ...pick('shipping', order.shippingLines),
    ...pick('fee', order.feeLines),
  ];
}

function restock(shop: Shop, order: Order, lines: readonly RefundLine[]): void {
  for (const refunded of lines) {
    const line = order.lines.find((one) => one.id === refunded.orderLineId);
    const product = line && findLineProduct(shop, line);
    const units = line ? Math.min(refunded.quantity, reducedUnits(line)) : 0;
    if (!line || !product || units <= 0) continue;
    const moved = withCause(shop, { ...shop.cause, orderId: order.id }, () =>
      moveQuantity(shop, product, units),
    );
    if (moved) noteRestocked(shop, line, units);
  }
}
