import type { StoreId } from '../commerce/ids.ts';
import type { Clock } from '../kernel/clock.ts';

export type OrdersRead = ReturnType<typeof createOrdersRead>;

/** When this process last read the orders of each store in full, on the clock that never goes back. */
export function createOrdersRead(clock: Pick<Clock, 'monotonicMs'>) {
  const began = clock.monotonicMs();
  const readAt = new Map<StoreId, number>();
  return {
    /** @param beganAtMs when that read began, monotonic */
    note(storeId: StoreId, beganAtMs: number): void {
      readAt.set(storeId, beganAtMs);
    },
    /** How long ago, ms; `undefined` before the first. */
    agoMs(storeId: StoreId): number | undefined {
      const at = readAt.get(storeId);
      return at === undefined ? undefined : clock.monotonicMs() - at;
    },
    /** How long this process has had the chance to read them, ms. */
    sinceBeginMs: (): number => clock.monotonicMs() - began,
  };
}
