import type { Fields } from '../input.ts';
import { isGiven, toFieldsList, toInteger, toText } from '../input.ts';
import { writeMeta } from '../meta.ts';
import type { Shop } from '../shop.ts';
import { toCents } from './order-lines.ts';
import type { Order } from './order.ts';

/** Shipping and fee lines: with `id` changed, without added. They were checked before. */
export function writeOtherLines(shop: Shop, order: Order, body: Fields): void {
  toFieldsList(body['shipping_lines']).forEach((item) => writeShipping(shop, order, item));
  toFieldsList(body['fee_lines']).forEach((item) => writeFee(shop, order, item));
}

function writeShipping(shop: Shop, order: Order, item: Fields): void {
  const known = findItem(order.shippingLines, item);
  const line = known ?? {
    id: shop.ids.item(),
    methodId: '',
    methodTitle: '',
    instanceId: '',
    totalCents: 0,
    meta: [],
  };
  if (isGiven(item, 'method_id')) line.methodId = toText(item['method_id']);
  if (isGiven(item, 'method_title')) line.methodTitle = toText(item['method_title']);
  if (isGiven(item, 'instance_id')) line.instanceId = toText(item['instance_id']);
  if (isGiven(item, 'total')) line.totalCents = toCents(item['total']);
  writeMeta(line.meta, item['meta_data'], shop.ids.meta);
  if (!known) order.shippingLines.push(line);
}

function writeFee(shop: Shop, order: Order, item: Fields): void {
  const known = findItem(order.feeLines, item);
  const line = known ?? { id: shop.ids.item(), name: '', totalCents: 0, meta: [] };
  if (isGiven(item, 'name')) line.name = toText(item['name']);
  if (isGiven(item, 'total')) line.totalCents = toCents(item['total']);
  writeMeta(line.meta, item['meta_data'], shop.ids.meta);
  if (!known) order.feeLines.push(line);
}

function findItem<Line extends { readonly id: number }>(lines: readonly Line[], item: Fields) {
  return lines.find((one) => one.id === toInteger(item['id']));
}
