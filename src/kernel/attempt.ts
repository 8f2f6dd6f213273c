import { Failure, type WriteOutcome } from './failure.ts';

/** A write with its outcome as a value: what is unknown must be settled by whoever sent it. */
export type Attempt<Value> =
  | { readonly outcome: Extract<WriteOutcome, 'applied'>; readonly value: Value }
  | { readonly outcome: Exclude<WriteOutcome, 'applied'>; readonly failure: Failure };

/**
 * Waits for a write and says what became of it.
 *
 * @throws what is not a `Failure`: a defect of ours says nothing about the write; and a fence
 */
export async function attempt<Value>(write: Promise<Value>): Promise<Attempt<Value>> {
  const [settled] = await Promise.allSettled([write]);
  if (settled.status === 'fulfilled') return { outcome: 'applied', value: settled.value };
  const failure: unknown = settled.reason;
  if (failure instanceof Failure && !failure.isFence) return { outcome: failure.outcome, failure };
  throw failure;
}
