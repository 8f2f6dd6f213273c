import type { StoreOrderId } from '../../commerce/ids.ts';
import { ownJson } from '../../kernel/own-json.ts';
import type { createOrderChanges, OrderChange } from '../order-change.repository.ts';
import type { ChangeKind, Owed } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';

/** The plan as it lies in the row, without personal data. */
export interface SavedPlan {
  readonly kind: ChangeKind;
  readonly steps: readonly ChangeStep[];
  /** What earlier changes took back, before the first step. */
  readonly owed: readonly Owed[];
  /** What the store's order was like. */
  readonly content: string;
}

/** The change of an order that is proposed or under way. */
export interface OpenChange extends SavedPlan {
  readonly id: string;
  readonly state: OrderChange['state'];
  readonly stepsDone: number;
  readonly row: OrderChange;
}

export async function readOpenChange(
  changes: ReturnType<typeof createOrderChanges>,
  orderId: StoreOrderId,
): Promise<OpenChange | undefined> {
  const row = await changes.findOpen(orderId);
  return row && toOpenChange(row);
}

export function toOpenChange(row: OrderChange): OpenChange {
  const plan = ownJson<SavedPlan>(row.plan);
  return { ...plan, id: row.change_id, state: row.state, stepsDone: row.steps_done, row };
}
