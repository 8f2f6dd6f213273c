import { setTimeout as wait } from 'node:timers/promises';

import type { LoggedCall } from './proof/calls.ts';
import { writes } from './proof/calls.ts';
import { toBlingCalls, toStoreCalls } from './proof/logs.ts';
import type { BlingSandbox } from './sandboxes/bling.ts';
import type { StoreSandbox } from './sandboxes/store.ts';

export interface Sides {
  readonly bling: BlingSandbox;
  readonly store: StoreSandbox;
}

/** Writes that both simulators have seen since an instant (epoch ms), oldest first on each side. */
export async function writesSince(
  { bling, store }: Sides,
  since: number,
): Promise<readonly LoggedCall[]> {
  const [erp, shop] = await Promise.all([bling.log(), store.log()]);
  return [...writes(toBlingCalls(erp)), ...writes(toStoreCalls(shop))].filter(
    ({ startedAt }) => startedAt >= since,
  );
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
    const [found, waiting] = await Promise.all([writesSince(sides, 0), waitingWebhooks(sides)]);
    if (found.length !== seen || waiting > 0) since = performance.now();
    seen = found.length;
    if (performance.now() - since >= quietMs) return true;
    await wait(500);
  }
  return false;
}

async function waitingWebhooks({ bling, store }: Sides): Promise<number> {
  const [erp, shop] = await Promise.all([bling.waitingDeliveries(), store.waitingDeliveries()]);
  return erp + shop;
}
