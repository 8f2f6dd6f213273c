import type { ErpStatusId } from '../../commerce/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/** A balance with its date. `readBeganAt` is absent when an event told it: events release nothing. */
export interface DatedBalance {
  readonly balance: Quantity;
  readonly observedAt: number;
  readonly readBeganAt: number | undefined;
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

/** From when on a balance read contains this sale; `undefined` while nothing proves that it ever will. */
export function becomesContainedAt(sale: StoreSale, policy: LinePolicy): number | undefined {
  const { importedAt, erpStatusId, erpStatusSeenAt } = sale;
  if (importedAt === undefined || erpStatusId === undefined) return undefined;
  if (sale.postedAt !== undefined)
    return Math.max(importedAt, sale.postedAt) + policy.stockReleaseMs;
  // The ERP posts when an order enters a status: one that was made in it entered nothing.
  const hasEntered = erpStatusSeenAt !== undefined && erpStatusSeenAt > importedAt;
  const posts = hasEntered && policy.postingStatuses.includes(erpStatusId);
  const reserves = policy.balance === 'virtual' && policy.reservingStatuses.includes(erpStatusId);
  if (!posts && !reserves) return undefined;
  return Math.max(importedAt, erpStatusSeenAt ?? importedAt) + policy.stockReleaseMs;
}
