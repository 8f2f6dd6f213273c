import { fingerprint } from '../fingerprint.ts';
import type { OrderChange } from '../order-change.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { changeContent } from './change-content.ts';
import type { Owed } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import type { SeenChange } from './change-work.ts';
import type { SavedPlan } from './open-change.ts';

export interface NewPlan {
  readonly steps: readonly ChangeStep[];
  readonly owed: readonly Owed[];
  /** `running`: the policy carries it out without asking. */
  readonly state: 'proposed' | 'running';
}

/** A plan is written down before anything of it is done. @returns it as it will lie there */
export function newChange(
  io: Pick<SyncIo, 'clock' | 'random'>,
  { order, facts }: Pick<SeenChange, 'order' | 'facts'>,
  { steps, owed, state }: NewPlan,
): Omit<OrderChange, 'store_id'> {
  const plan: SavedPlan = { kind: facts.kind, steps, owed, content: changeContent(order) };
  return {
    order_id: order.id,
    change_id: io.random.uuid(),
    kind: facts.kind,
    state,
    plan: JSON.stringify(plan),
    facts_print: printOfPlan(plan),
    steps_done: 0,
    proposed_at: io.clock.now(),
    decided_by: state === 'running' ? 'policy' : null,
    ended_at: null,
  };
}

/** The same plan for the same order of the store is no news. */
function printOfPlan({ kind, steps, owed, content }: SavedPlan): string {
  return fingerprint({ kind, steps, owed, content });
}
