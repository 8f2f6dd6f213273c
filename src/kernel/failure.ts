import type { MessageRef } from '../messages/message.ts';

/** What to do next. Each edge (worker, HTTP, CLI) answers every kind in one total table. */
export const FAILURE_KINDS = [
  'transient',
  'unauthorized',
  'rejected',
  'conflict',
  'defect',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/**
 * What became of a write. `unknown` must be settled by looking for our key, never by repeating blindly;
 * `not_applied` is proven and may be repeated.
 */
export type WriteOutcome = 'applied' | 'not_applied' | 'unknown';

/** An error of ours. Anything else that is thrown is a defect. */
export abstract class Failure extends Error {
  /** Stable and documented in docs/failures.md, such as `bling.rate_limited`. */
  abstract readonly code: string;
  abstract readonly kind: FailureKind;
  /** For the merchant, from the catalogue. Without names of classes, tables or fields. */
  abstract readonly merchantMessage: MessageRef;
  /** Whether the write that failed may have happened. Reads leave it at `not_applied`. */
  readonly outcome: Exclude<WriteOutcome, 'applied'> = 'not_applied';
  /** How long to wait before the next try, in milliseconds, when the other side said so. */
  readonly retryAfterMs: number | undefined = undefined;

  /**
   * We may not act any more. Nobody between the act and the drain judges it, weighs it or records anything
   * of it: it is passed on as it is.
   */
  readonly isFence: boolean = false;

  override get name(): string {
    return this.code;
  }
}

export function isFence(error: unknown): boolean {
  return error instanceof Failure && error.isFence;
}
