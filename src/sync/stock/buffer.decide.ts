import type { StorePolicy } from '../../connections/store-policy.ts';

/** What a person decided about the units that are kept back from a store. */
export type BufferPolicy = Pick<
  StorePolicy,
  'bufferUnits' | 'bufferPercent' | 'bufferSpeedDays' | 'bufferSpeedMaxUnits'
>;

/** How fast a product sells in one store, and how old the facts are that its number is made of. */
export interface SalesPace {
  /** Whole units that were sold in the last `bufferSpeedDays` days. */
  readonly soldUnits: number;
  /** How old the oldest balance is that was used. */
  readonly ageMs: number;
}

export interface BufferFacts {
  /** Whole units that the balance allows, before anything is taken off. */
  readonly balanceUnits: number;
  /** Absent: not asked for, as the policy does not keep back by speed. */
  readonly pace: SalesPace | undefined;
}

/** What each way of keeping back asks for, and what is kept back: the most of them. All whole units. */
export interface Buffer {
  readonly units: number;
  readonly fixed: number;
  readonly percent: number;
  readonly bySpeed: number;
}

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1_440;

/**
 * Units to keep back from a store (domain rules 1.1).
 *
 * Three ways, of which the largest counts, never their sum: each answers the same question, how much may have
 * been sold that we do not know of, and a doubt is not larger for being asked about twice.
 */
export function decideBuffer({ balanceUnits, pace }: BufferFacts, policy: BufferPolicy): Buffer {
  const fixed = policy.bufferUnits;
  const percent = Math.ceil((Math.max(0, balanceUnits) * policy.bufferPercent) / 100);
  const bySpeed = pace ? unitsSoldMeanwhile(pace, policy) : 0;
  return { units: Math.max(fixed, percent, bySpeed), fixed, percent, bySpeed };
}

/** What is left of a number. Never below 0, never more than it was. */
export function keepBack(level: number, { units }: Buffer): number {
  return Math.max(0, level - units);
}

/** What is sold on average in the whole minutes that a balance is old, rounded up: a fresh one keeps back nothing. */
function unitsSoldMeanwhile({ soldUnits, ageMs }: SalesPace, policy: BufferPolicy): number {
  const { bufferSpeedDays: days, bufferSpeedMaxUnits: most } = policy;
  if (days === 0) return 0;
  const minutes = Math.max(0, Math.floor(ageMs / MINUTE_MS));
  return Math.min(most, Math.ceil((Math.max(0, soldUnits) * minutes) / (days * MINUTES_A_DAY)));
}
