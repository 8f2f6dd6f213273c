import type { CallPriority } from './call-priority.ts';

/** The pace of one account: who may call, and when. Only its owner may have one. */
export interface Lane {
  /**
   * Resolves when the call may start; it must start at once.
   *
   * @throws {BlingPaused} when the breaker is open
   * @throws {BlingDayExhausted} when the day's calls are spent
   * @throws {BlingClassShed} when what is left of the day is for more urgent calls
   * @throws the signal's reason, while waiting
   */
  take(priority: CallPriority, signal?: AbortSignal): Promise<Turn>;
  /** After a 429 `day` nobody starts for a while: for so long from now. 0: not stopped. */
  stoppedForMs(): number;
  /** Turns given so far. */
  given(): number;
}

export interface Turn {
  /** Must be called once, when the answer is read or lost. */
  finish(result: CallResult): void;
}

export interface CallResult {
  /** Whether the connection can carry another call. */
  readonly connection: 'kept' | 'lost';
  /** `blocked`: refused connection, or a 403 page that is not the API's (guide 3.3). */
  readonly health: 'good' | 'error' | 'blocked';
  readonly refused?: Refusal | undefined;
}

/** A 429 (guide 3.2). Who hears one of the second waits a second; one of the day stops everybody for a while. */
export interface Refusal {
  readonly period: 'second' | 'day';
  /** As the body says it. */
  readonly limit: number | undefined;
}
