const EVERY_MS = 5_000;

/**
 * When numbers that are in no hurry are looked at: all of the same few seconds at one instant, so that up to
 * fifty balances come in one call. Looked at one by one they would double the calls of a first import.
 *
 * @returns epoch milliseconds, later than `now`
 */
export function nextGathering(now: number): number {
  return (Math.floor(now / EVERY_MS) + 1) * EVERY_MS;
}
