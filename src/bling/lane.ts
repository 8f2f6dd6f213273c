import type { CallPriority } from './call-priority.ts';

/** The pace of one account: who may call, and when. Only its owner may have one. */
export interface Lane {
  /**
   * Resolves when the call may start; it must start at once.
   *
   * @throws {BlingPaused} when the breaker is open
   * @throws {BlingDayExhausted} when the day's calls are spent
   * @throws the signal's reason, while waiting
   */
  take(priority: CallPriority, signal?: AbortSignal): Promise<Turn>;
  /** After a 429 `second`: nobody starts for a second and the spacing grows for some minutes. */
  slowDown(): void;
  /** After a 429 `day`: nobody starts for so long. */
  stopForMs(durationMs: number): void;
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
}
