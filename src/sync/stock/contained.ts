import type { ErpStatusId, WarehouseId } from '../../commerce/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/**
 * A balance with its date. `readBeganAt` is that of the newest read that it is surely not older than: an event
 * releases nothing by itself, but what the read before it contained, a newer balance contains, too. That holds while
 * the order keeps its status: with another one, `erpStatusSeenAt` is later than that read.
 */
export interface DatedBalance {
  readonly balance: Quantity;
  readonly observedAt: number;
  readonly readBeganAt: number | undefined;
  /** Whether a read or an event told it; when absent, a read did if there was one. */
  readonly source?: 'read' | 'event' | undefined;
  /** What each chosen warehouse has of it; absent where the account's total counts. */
  readonly warehouses?: readonly WarehouseUnits[] | undefined;
}

export interface WarehouseUnits {
  readonly warehouseId: WarehouseId;
  readonly units: Quantity;
}

/** Units of one order line that a store has sold, and what the ERP knows of its order. */
export interface StoreSale {
  readonly orderKey: string;
  readonly units: Quantity;
  /** When the ERP's 201 came; `undefined` while not imported. */
  readonly importedAt: number | undefined;
  readonly erpStatusId: ErpStatusId | undefined;
  /** When that status was first seen. */
  readonly erpStatusSeenAt: number | undefined;
  /** When the ERP took the goods off its shelf for it: that stays, whatever status comes after. */
  readonly postedAt?: number | undefined;
  /** When we learned of its last change at the earliest, on the wall clock as it goes now. */
  readonly learnedAt?: number | undefined;
  /** Units that are no plain sale: held by the checkout of another store, or added to an imported order. */
  readonly apart?: 'held' | 'added' | undefined;
}

export interface LinePolicy {
  readonly balance: 'virtual' | 'physical';
  /** Statuses whose orders the ERP takes out of the virtual balance; confirmed by a person. */
  readonly reservingStatuses: readonly ErpStatusId[];
  /** Statuses on whose entry the ERP posts the physical stock; confirmed by a person. */
  readonly postingStatuses: readonly ErpStatusId[];
  /** The ERP reserves with a delay: only a balance read begun this much later contains the order. */
  readonly stockReleaseMs: number;
}

/**
 * Whether a balance already lacks the units of this sale, so that they must not be taken off twice.
 *
 * In doubt they are taken off: a number too low sells less for a minute, one too high sells what is not there.
 */
export function isContained(sale: StoreSale, balance: DatedBalance, policy: LinePolicy): boolean {
  const from = becomesContainedAt(sale, policy);
  if (from === undefined || balance.readBeganAt === undefined) return false;
  return balance.readBeganAt >= from;
}

/** Why units are still taken off, and from when on a balance read no longer asks for it. */
export interface StillOff {
  readonly why:
    | 'not_imported'
    | 'held_unpaid'
    | 'added_after_import'
    /** The ERP has the order, in a status that takes nothing out of the balance. */
    | 'status_takes_nothing'
    /** The balance was read before the ERP surely lacks the units. */
    | 'too_young'
    /** An event told the balance: it may belong to another sale. */
    | 'told_by_event';
  /** Epoch ms. */
  readonly releasedAt: number | undefined;
}

/** Why a balance does not contain this sale. @returns `undefined` when it does */
export function whyNotContained(
  sale: StoreSale,
  balance: DatedBalance,
  policy: LinePolicy,
): StillOff | undefined {
  if (isContained(sale, balance, policy)) return undefined;
  const releasedAt = becomesContainedAt(sale, policy);
  if (releasedAt !== undefined)
    return { why: balance.readBeganAt === undefined ? 'told_by_event' : 'too_young', releasedAt };
  if (sale.apart === 'added') return { why: 'added_after_import', releasedAt };
  if (sale.importedAt !== undefined) return { why: 'status_takes_nothing', releasedAt };
  return { why: sale.apart === 'held' ? 'held_unpaid' : 'not_imported', releasedAt };
}

/** From when on a balance read contains this sale; `undefined` while nothing proves that it ever will. */
export function becomesContainedAt(sale: StoreSale, policy: LinePolicy): number | undefined {
  const { importedAt, erpStatusId, erpStatusSeenAt, learnedAt } = sale;
  const changedAt = lastChangeOf(sale);
  if (importedAt === undefined || erpStatusId === undefined || changedAt === undefined)
    return undefined;
  const containedAt = Math.max(changedAt, learnedAt ?? changedAt) + policy.stockReleaseMs;
  if (sale.postedAt !== undefined) return containedAt;
  // The ERP posts when an order enters a status: one that was made in it entered nothing.
  const hasEntered = erpStatusSeenAt !== undefined && erpStatusSeenAt > importedAt;
  const posts = hasEntered && policy.postingStatuses.includes(erpStatusId);
  const reserves = policy.balance === 'virtual' && policy.reservingStatuses.includes(erpStatusId);
  return posts || reserves ? containedAt : undefined;
}

/** When the ERP last did to this order what a balance must contain: took it in, took its goods, changed its status. */
export function lastChangeOf(
  sale: Pick<StoreSale, 'importedAt' | 'erpStatusSeenAt' | 'postedAt'>,
): number | undefined {
  const { importedAt, erpStatusSeenAt, postedAt } = sale;
  if (importedAt === undefined) return undefined;
  return Math.max(importedAt, postedAt ?? erpStatusSeenAt ?? importedAt);
}
