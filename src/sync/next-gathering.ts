/** Long enough for the echoes of one write; short enough for a number that somebody typed. */
const SOON_MS = 5_000;
/** Bling tells the details of three products a second: so many of them fill a call. */
export const FIRST_NUMBERS_MS = 15_000;

/**
 * When numbers that are in no hurry are looked at: all of the same few seconds at one instant, so that they fill
 * the calls of both sides. Looked at one by one they would double the calls of a first import.
 *
 * @returns epoch milliseconds, later than `now`
 */
export function nextGathering(now: number, everyMs = SOON_MS): number {
  return (Math.floor(now / everyMs) + 1) * everyMs;
}
