import type { Random } from '../kernel/random.ts';

const FIRST_MS = 2_000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long a row waits after its n-th failed try in a row: doubles from 2 s up to 15 min, each time
 * up to a quarter less, so that rows that failed together do not come back together.
 *
 * @param attempts failed tries so far, at least 1
 */
export function backoffMs(attempts: number, random: Random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  return full - random.integer(Math.floor(full / 4) + 1);
}
