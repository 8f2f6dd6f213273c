const DAY_MS = 86_400_000;

/** Where the walk of this key is kept. */
export function sweepCursor(key: string): string {
  return `erp.balances.${key}`;
}

/**
 * When the calls made so far are paid for by the share: many products are spread over the day, a few are
 * compared as often as the schedule asks.
 *
 * @returns epoch ms
 */
export function mayGoOnAt(
  walk: { readonly beganAt: number; readonly calls: number },
  share: { readonly callsPerDay: number; readonly percent: number },
): number {
  const { callsPerDay, percent } = share;
  return walk.beganAt + Math.ceil((walk.calls * DAY_MS * 100) / (callsPerDay * percent));
}
