import type { Shop } from '../shop.ts';
import type { Order } from './order.ts';

/** A note neither bumps `date_modified` nor fires a webhook (guide 5). */
export function addNote(
  shop: Shop,
  order: Order,
  text: string | { text: string; forCustomer: boolean; author: string },
) {
  const details =
    typeof text === 'string' ? { text, forCustomer: false, author: 'WooCommerce' } : text;
  const note = {
    id: shop.ids.note(),
    author: details.author,
    createdAt: shop.now(),
    note: details.text,
    forCustomer: details.forCustomer,
  };
  order.notes.push(note);
  return note;
}
