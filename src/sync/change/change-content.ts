import type { StoreOrder } from '../../commerce/order.ts';
import { contentPrint } from '../content-print.ts';

/** What a plan was made for: another content or status of the store's order is another change. */
export function changeContent(order: StoreOrder): string {
  return `${contentPrint(order)} ${order.status}`;
}
