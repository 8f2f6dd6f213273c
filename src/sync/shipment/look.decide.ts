import type { ShipmentStage } from '../../commerce/shipment.ts';

/** What is known without a call when somebody says: look at the parcels of this order. */
export interface LookFacts {
  readonly now: number;
  /** Normalised status of the ERP (guide 5.8); `undefined`: one that has none, or not told yet. */
  readonly erpStatusValue: number | undefined;
  /** When that status was news; epoch ms. */
  readonly statusSeenAt: number | undefined;
  /** As the last look found it; `undefined` before the first. */
  readonly last: { readonly stage: ShipmentStage; readonly lookedAt: number } | undefined;
}

export type LookPlan =
  | { readonly do: 'nothing' }
  | { readonly do: 'wait'; readonly untilMs: number }
  | { readonly do: 'look' };

/** Open, cancelled, agency sale, awaiting and confirmed payment, being typed: nothing is on its way. */
const BEFORE_PARCELS: ReadonlySet<number> = new Set([0, 2, 4, 7, 8, 10]);

/** Events of one order within this span are one look. */
export const LOOK_GAP_MS = 600_000;

/** An order costs no call before its status says that somebody works on it; a new status is looked at at once. */
export function decideLook({ now, erpStatusValue, statusSeenAt, last }: LookFacts): LookPlan {
  if (statusSeenAt === undefined) return { do: 'nothing' };
  if (erpStatusValue !== undefined && BEFORE_PARCELS.has(erpStatusValue)) return { do: 'nothing' };
  if (!last) return { do: 'look' };
  if (last.stage === 'delivered') return { do: 'nothing' };
  // A clock that was ahead once holds nothing back for longer than a gap.
  const lookedAt = Math.min(last.lookedAt, now);
  if (statusSeenAt > lookedAt) return { do: 'look' };
  const untilMs = lookedAt + LOOK_GAP_MS;
  return untilMs > now ? { do: 'wait', untilMs } : { do: 'look' };
}
