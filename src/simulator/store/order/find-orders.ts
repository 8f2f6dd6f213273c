import type { Args } from '../api/args.ts';
import { inOrder, isInDates } from '../api/filters.ts';
import type { Shop } from '../shop.ts';
import type { Order } from './order.ts';

/** `status` defaults to any, which leaves trash and drafts out, even by `include` (guide 2). */
export function findOrders(shop: Shop, args: Args): readonly Order[] {
  const found = [...shop.orders.values()].filter(
    (order) =>
      fitsStatus(order, args) &&
      fitsIds(order, args) &&
      fitsWords(order, args) &&
      isInDates(order, args, shop.options.gmtOffsetMinutes),
  );
  return inOrder(found, args, () => 0);
}

function fitsStatus(order: Order, args: Args): boolean {
  const wanted = args.list('status');
  if (wanted.length === 0 || wanted.includes('any')) {
    return !['trash', 'checkout-draft', 'auto-draft'].includes(order.status);
  }
  return wanted.includes(order.status);
}

function fitsIds(order: Order, args: Args): boolean {
  if (args.has('include') && !args.integers('include').includes(order.id)) return false;
  if (args.integers('exclude').includes(order.id)) return false;
  const [customer] = args.integers('customer');
  if (customer !== undefined && order.customerId !== customer) return false;
  const [product] = args.integers('product');
  return product === undefined || order.lines.some((line) => line.productId === product);
}

function fitsWords(order: Order, args: Args): boolean {
  const via = args.list('created_via');
  if (via.length > 0 && !via.includes(order.createdVia)) return false;
  const search = args.text('search')?.toLowerCase();
  if (!search) return true;
  return [order.number, ...Object.values(order.billing)].some((text) =>
    text.toLowerCase().includes(search),
  );
}
