/** Time as a dependency. Instants are epoch milliseconds, UTC. */
export interface Clock {
  /** Wall time. May jump; for spans use `monotonicMs`. */
  now(): number;
  /** Milliseconds since an arbitrary start. Never goes back. */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
