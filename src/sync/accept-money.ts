import type { StoreId, StoreOrderId } from '../commerce/ids.ts';
import type { Tx } from '../database/tables.ts';
import { createErpOrderFacts } from './erp-order-facts.repository.ts';
import { createOrderMoneyChecks } from './order-money.repository.ts';

/** In the terms of a check: what the ERP said when a person let it stand. */
export const ACCEPTED_TOTAL = 'acceptedErpTotalCents';

/** A person lets the ERP's total of this order stand, whatever the store says: until it changes, that is its name. */
export async function acceptErpTotal(
  tx: Tx,
  { storeId, orderId }: { readonly storeId: StoreId; readonly orderId: StoreOrderId },
): Promise<void> {
  const facts = await createErpOrderFacts(tx, storeId).find(orderId);
  if (!facts) return;
  const checks = createOrderMoneyChecks(tx, storeId);
  const before = await checks.find(orderId);
  await checks.save({
    order_id: orderId,
    terms: JSON.stringify({ [ACCEPTED_TOTAL]: facts.total_cents }),
    unnamed_cents: 0,
    place: null,
    checked_at: before?.checked_at ?? facts.seen_at,
  });
}
