import type { OrderStage } from '../../stores/order-desk.ts';
import { CANCELLED } from '../status-values.ts';
import type { ChangeKind } from './change-facts.ts';

/** Both sides of an imported order, and what they agreed on last. */
export interface SeenSides {
  /** `gone`: the store no longer has it. */
  readonly stage: OrderStage | 'gone';
  readonly status: string;
  readonly agreedStatus: string | undefined;
  /** What the agreed status means. */
  readonly agreedStage: OrderStage | undefined;
  /** Lines, fees, freight or refunds differ from what both sides agreed on last. */
  readonly contentChanged: boolean;
  readonly hasRefunds: boolean;
  /** Nothing of its money is left. */
  readonly isRefundedWhole: boolean;
  readonly removes: boolean;
  readonly adds: boolean;
  /** Normalised status of the ERP (2 cancelled). */
  readonly erpStatusValue: number | undefined;
  readonly erpEdited: boolean;
}

const ENDED: readonly (OrderStage | 'gone' | undefined)[] = ['cancelled', 'failed'];
/** What happened to an order; `undefined`: nothing that needs a plan. What ends it goes before what changes it. */
export function kindOf(seen: SeenSides): ChangeKind | undefined {
  return endingOf(seen) ?? revivalOf(seen) ?? rewriteOf(seen);
}

/** Whether a live order of the store was last agreed on as over. */
export function wasAgreedOver({ agreedStage }: Pick<SeenSides, 'agreedStage'>): boolean {
  return ENDED.includes(agreedStage);
}

function endingOf(seen: SeenSides): ChangeKind | undefined {
  const { stage, status, agreedStatus, contentChanged } = seen;
  if (stage === 'gone') return 'deleted';
  const isNews = status !== agreedStatus;
  if (stage === 'trashed') return isNews ? 'trashed' : undefined;
  if (ENDED.includes(stage)) return isNews ? 'cancelled' : undefined;
  const isWhole = stage === 'refunded' || seen.isRefundedWhole;
  return isWhole && (isNews || contentChanged) ? 'refunded_whole' : undefined;
}

function revivalOf(seen: SeenSides): ChangeKind | undefined {
  const { stage, erpStatusValue, status, agreedStatus, contentChanged } = seen;
  if (isOver(stage) || erpStatusValue !== CANCELLED) return undefined;
  if (status !== agreedStatus) return 'revived';
  return contentChanged ? 'erp_cancelled' : undefined;
}

function rewriteOf(seen: SeenSides): ChangeKind | undefined {
  const { stage, contentChanged, erpStatusValue } = seen;
  if (isOver(stage) || stage === 'draft' || erpStatusValue === CANCELLED) return undefined;
  if (!contentChanged) return seen.erpEdited ? 'erp_edited' : undefined;
  if (!seen.hasRefunds) return 'edited';
  if (seen.removes && seen.adds) return 'exchanged';
  if (seen.removes) return 'refunded_lines';
  return seen.adds ? 'edited' : 'refunded_money';
}

/** It does not go on in the store. */
export function isOver(stage: SeenSides['stage']): boolean {
  return ENDED.includes(stage) || stage === 'trashed' || stage === 'refunded' || stage === 'gone';
}
