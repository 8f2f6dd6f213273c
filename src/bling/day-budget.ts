import type { CallPriority } from './call-priority.ts';

/** The account's 120 000 calls of a day, kept where all processes see them. */
export interface DayBudget {
  /**
   * Takes one call off the day.
   *
   * @throws {BlingDayExhausted} when none is left
   * @throws {BlingClassShed} when what is left is for more urgent classes
   */
  spend(priority: CallPriority): Promise<void>;
  /** What the lane learned about the account's limits. Never fails. */
  readonly hear?: (news: QuotaNews) => void;
  /** Calls a second that other apps were seen to make lately, also by another process; 0 when unknown. */
  readonly othersPerSecond?: () => number;
}

export type QuotaNews =
  /** A 429 of the day; `limit` is what its body said. */
  | { readonly kind: 'day_ended'; readonly limit: number | undefined }
  /** A call went through although the day had ended: Bling has begun a new one. */
  | { readonly kind: 'day_goes_on' }
  /** An estimate (see other-apps.ts); 0: nothing is seen of them any more. */
  | { readonly kind: 'others'; readonly perSecond: number };
