import type { CallPriority } from '../../bling/call-priority.ts';
import type { DrainContext } from '../../work/handler.ts';
import { WorkPriority } from '../../work/priority.ts';
import type { WorkRow } from '../../work/work-row.ts';
import type { Link } from '../link.repository.ts';
import type { SyncAccount, SyncStore } from '../sync-account.ts';
import type { StockPlan } from './stock.decide.ts';

export interface LinkedRow {
  /** `undefined` in a plan, which works on no row. */
  readonly row: WorkRow | undefined;
  readonly link: Link;
}

export interface StockBatch {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly linked: readonly LinkedRow[];
  readonly context: DrainContext;
}

export interface PlannedRow extends LinkedRow {
  readonly plan: StockPlan;
  readonly shown: number | undefined;
  /** When the last look at the store's orders began that the plan knows, on the clock that never goes back. */
  readonly lookBeganMs: number;
}

/** Whether the store would show more than it does: what is not known may have been sold (domain rules 1.4). */
export function isRaise({ plan, shown }: Pick<PlannedRow, 'plan' | 'shown'>): boolean {
  return plan.do === 'set' && plan.level > (shown ?? 0);
}

/** A batch that no event or sale asked for, only the sweep, is the first to wait when calls are short. */
export function callPriorityOf({ linked }: Pick<StockBatch, 'linked'>): CallPriority {
  const isSweep = linked.every(({ row }) => row && row.priority <= WorkPriority.sweep);
  return isSweep ? 'sweep' : 'stock';
}

/** What the audit lines of a batch hang together by. */
export function correlationOf(batch: StockBatch): string {
  const [first] = batch.linked;
  return first?.row?.correlation ?? `stock:${first?.row?.version ?? 0}`;
}
