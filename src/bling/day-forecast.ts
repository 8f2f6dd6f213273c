import type { DayFacts } from './day-facts.ts';
import { sumOf } from './day-facts.ts';

/** What becomes of the day at the pace of the last hour; instants are epoch ms. */
export type DayForecast =
  /** So many are left when it ends. */
  | { readonly kind: 'suffices'; readonly left: number }
  | { readonly kind: 'ends'; readonly at: number }
  | { readonly kind: 'ended' };

const HOUR_MS = 3_600_000;

/**
 * A guess: an hour's pace is taken for the rest of the day, and calls of other apps are an estimate, or left
 * out where nothing is known of them.
 */
export function forecastDay(facts: DayFacts): DayForecast {
  const left = facts.limit - facts.spent - facts.others;
  if (left <= 0) return { kind: 'ended' };
  const perHour = sumOf(facts.pace) + facts.othersPace;
  const hoursLeft = Math.max(0, facts.endsAt - facts.now) / HOUR_MS;
  const needed = perHour * hoursLeft;
  return needed <= left
    ? { kind: 'suffices', left: Math.floor(left - needed) }
    : { kind: 'ends', at: facts.now + Math.floor((left / perHour) * HOUR_MS) };
}
