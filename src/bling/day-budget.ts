import type { CallPriority } from './call-priority.ts';

/** The account's 120 000 calls of a day, kept where all processes see them. */
export interface DayBudget {
  /**
   * Takes one call off the day.
   *
   * @throws {BlingDayExhausted} when none is left for this priority
   */
  spend(priority: CallPriority): Promise<void>;
}
