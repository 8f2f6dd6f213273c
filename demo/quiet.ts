import { setTimeout as wait } from 'node:timers/promises';

import { writes } from './proof/calls.ts';
import { toBlingCalls, toStoreCalls } from './proof/logs.ts';
import type { BlingSandbox } from './sandboxes/bling.ts';
import type { StoreSandbox } from './sandboxes/store.ts';

export interface Sides {
  readonly bling: BlingSandbox;
  readonly store: StoreSandbox;
}

/** Writes that both simulators have seen so far. */
export async function countWrites({ bling, store }: Sides): Promise<number> {
  const [erp, shop] = await Promise.all([bling.log(), store.log()]);
  return writes(toBlingCalls(erp)).length + writes(toStoreCalls(shop)).length;
}

/**
 * Waits until nobody has written anything for `quietMs`, and no webhook waits for its time.
 *
 * @returns false when `patienceMs` ended first
 */
export async function becomesQuiet(
  sides: Sides,
  { quietMs, patienceMs }: { quietMs: number; patienceMs: number },
): Promise<boolean> {
  const beganAt = performance.now();
  let seen = -1;
  let since = performance.now();
  while (performance.now() - beganAt < patienceMs) {
    const [now, waiting] = await Promise.all([countWrites(sides), waitingWebhooks(sides)]);
    if (now !== seen || waiting > 0) since = performance.now();
    seen = now;
    if (performance.now() - since >= quietMs) return true;
    await wait(500);
  }
  return false;
}

async function waitingWebhooks({ bling, store }: Sides): Promise<number> {
  const [erp, shop] = await Promise.all([bling.waitingDeliveries(), store.waitingDeliveries()]);
  return erp + shop;
}
