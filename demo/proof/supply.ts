import type { BalanceChange } from '../sandboxes/bling.ts';
import type { Step, Timeline } from './timeline.ts';

/**
 * By product, what the ERP has for this store over time: its virtual balance without the effect of the store's
 * own orders (what they hold or have posted, and what their cancelling gives back).
 *
 * @param isOurs whether an order of the ERP came from this store; deleted ones count by their id
 */
export function supplyByShelf(
  history: readonly BalanceChange[],
  isOurs: (erpOrderId: number) => boolean,
): Map<string, Timeline> {
  const last = new Map<number, number>();
  const steps = new Map<string, Step[]>();
  for (const { at, productId, cause, virtualTotal } of history) {
    const change = virtualTotal - (last.get(productId) ?? 0);
    last.set(productId, virtualTotal);
    const orderId = Number(/^order (\d+) /.exec(cause)?.[1] ?? 0);
    const shelf = String(productId);
    const known = steps.get(shelf) ?? [];
    if (change !== 0 && !isOurs(orderId)) known.push({ at, change });
    steps.set(shelf, known);
  }
  return new Map([...steps].map(([shelf, found]) => [shelf, { opening: 0, steps: found }]));
}
