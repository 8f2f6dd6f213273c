import type { CallPriority } from './call-priority.ts';
import { CALL_PRIORITIES } from './call-priority.ts';

export type ByClass = Readonly<Record<CallPriority, number>>;

/** What is known of an account's day, for decisions and for people. Instants are epoch ms. */
export interface DayFacts {
  readonly now: number;
  readonly endsAt: number;
  /** Calls of the day, of all apps together (guide 3.1). */
  readonly limit: number;
  /** Calls of ours: counted, never too low. */
  readonly spent: number;
  /** Calls of other apps today: an estimate, 0 when nothing is known (see other-apps.ts). */
  readonly others: number;
  /** Calls an hour of ours, by the last hour. */
  readonly pace: ByClass;
  /** The same of other apps: an estimate, 0 when nothing is known. */
  readonly othersPace: number;
  /** What each class used yesterday from this time of day on: a rush in the evening is expected before it comes. */
  readonly yesterdaysRest: ByClass;
  /** The same of other apps: an estimate, 0 when nothing is known. */
  readonly othersYesterdaysRest: number;
  /** Classes that are held back already. */
  readonly shed: readonly CallPriority[];
}

export const NO_CALLS: ByClass = { order: 0, payment: 0, stock: 0, catalogue: 0, sweep: 0 };

export function sumOf(calls: ByClass): number {
  return CALL_PRIORITIES.reduce((sum, priority) => sum + calls[priority], 0);
}
