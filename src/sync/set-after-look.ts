import type { Tx } from '../database/tables.ts';
import { attempt } from '../kernel/attempt.ts';
import type { Failure } from '../kernel/failure.ts';
import type { DrainContext } from '../work/handler.ts';

export type Set<Value> =
  | { readonly outcome: 'applied'; readonly value: Value }
  /** Provably not done. */
  | { readonly outcome: 'refused'; readonly failure: Failure };

/**
 * A write that sets, and whose flow reads the other side just before it: done twice it is done once, so an
 * unknown outcome needs no settling, only a line of the audit, and the next try reads again before it writes.
 *
 * @throws {Failure} of unknown outcome
 */
export async function setAfterLook<Value>(
  write: Promise<Value>,
  {
    commit,
    noteUnknown,
  }: {
    readonly commit: DrainContext['commit'];
    /** The ledger says that it may have been us (P6). */
    readonly noteUnknown: (tx: Tx) => Promise<void>;
  },
): Promise<Set<Value>> {
  const set = await attempt(write);
  if (set.outcome === 'applied') return set;
  const { outcome, failure } = set;
  if (outcome === 'not_applied') return { outcome: 'refused', failure };
  await commit(noteUnknown);
  throw failure;
}
