import type { StoreOrder } from '../commerce/order.ts';
import { contentPrint } from './content-print.ts';
import type { OrderSync } from './order-sync.repository.ts';

/**
 * Edited or refunded in the store, and nobody has brought that to the ERP yet: true from the moment the store was
 * read, before a change of it is even proposed. An order that was never sent has no edit of what was sent.
 */
export function hasUnsentEdit(
  order: StoreOrder,
  sync: Pick<OrderSync, 'sent_print'> | undefined,
): boolean {
  return Boolean(sync?.sent_print) && sync?.sent_print !== contentPrint(order);
}
