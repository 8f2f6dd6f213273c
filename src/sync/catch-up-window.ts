import type { AccountId, StoreId, StoreOrderId } from '../commerce/ids.ts';
import { createCursors } from '../connections/cursor.repository.ts';
import type { Db } from '../database/tables.ts';
import { gapIn } from './contact-gap.repository.ts';
import {
  createEventTimes,
  ERP_RESOURCES,
  type EventResource,
  isSilentAt,
  STORE_RESOURCES,
} from './event-times.repository.ts';

/** Why what may have been missed is looked for, and since when. */
export interface CatchUpWindow {
  readonly from: number;
  readonly to: number;
  /** Sides that were not asked for a while. */
  readonly gaps: readonly (AccountId | StoreId)[];
  /** Resources whose events do not come. */
  readonly silent: readonly {
    readonly owner: AccountId | StoreId;
    readonly resource: EventResource;
  }[];
}

/** A catch-up that is under way. */
export interface CatchUp extends CatchUpWindow {
  readonly correlation: string;
  readonly beganAt: number;
  /** Orders of any channel that Bling says were changed in the window. */
  readonly erpOrders: number;
  /** Orders that each store says were changed in the window. */
  readonly storeOrders: readonly { readonly storeId: StoreId; readonly ids: StoreOrderId[] }[];
  /** Stores that did not answer. */
  readonly notAsked: readonly StoreId[];
}

export interface CatchUpLimits {
  /** A shorter span without contact is the pace of the polls. */
  readonly gapMs: number;
  /** Without a public address nobody tells us anything, and that is no silence. */
  readonly expectsEvents: boolean;
}

/** What is older is for a person to ask for: `totoro sync`. */
const LONGEST_MS = 30 * 86_400_000;

/** The span that has to be looked at; `undefined` while nothing was missed. Calls nobody. */
export async function findCatchUpWindow(
  { db, now }: { readonly db: Db; readonly now: number },
  sides: { readonly accountId: AccountId; readonly stores: readonly StoreId[] },
  { gapMs, expectsEvents }: CatchUpLimits,
): Promise<CatchUpWindow | undefined> {
  const owners = [sides.accountId, ...sides.stores];
  const kept = await createCursors(db).all(owners);
  const times = await createEventTimes(db, { now: () => now }).readAll(owners, (owner) =>
    owner === sides.accountId ? ERP_RESOURCES : STORE_RESOURCES,
  );
  const gaps: CatchUpWindow['gaps'][number][] = [];
  const silent: CatchUpWindow['silent'][number][] = [];
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const owner of owners) {
    const gap = gapIn(kept.get(owner));
    if (gap && gap.to - gap.from >= gapMs) {
      gaps.push(owner);
      from = Math.min(from, gap.from);
      to = Math.max(to, gap.to);
    }
    for (const each of expectsEvents ? (times.get(owner) ?? []) : []) {
      if (!each.silence || each.silence.isCaughtUp || !isSilentAt(each, now)) continue;
      silent.push({ owner, resource: each.resource });
      from = Math.min(from, each.silence.since);
      to = now;
    }
  }
  if (gaps.length === 0 && silent.length === 0) return undefined;
  return { from: Math.max(from, now - LONGEST_MS), to, gaps, silent };
}
