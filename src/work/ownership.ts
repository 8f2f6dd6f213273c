import type { Clock } from '../kernel/clock.ts';
import type { AcquiredLease } from './acquire-lease.ts';
import { acquireLease, LEASE_TTL_MS } from './acquire-lease.ts';
import { LostOwnership } from './failures.ts';
import type { OwnerGuard, WorkDatabase } from './fenced.ts';
import { findLease, holdsLease, renewLease } from './lease.repository.ts';
import type { AccountId } from './work-row.ts';

export { LEASE_RENEW_MS, LEASE_TTL_MS } from './acquire-lease.ts';

/** One account is ours: its pace, its tokens and its order of work are in this process's hands. */
export interface Ownership {
  readonly accountId: AccountId;
  readonly epoch: number;
  /** Another process had it before, and its last calls are unknown: wait a second before the first. */
  readonly tookOver: boolean;
  readonly guard: OwnerGuard;
  /**
   * To be called just before each call to the outside, with nothing in between: a process that stood still
   * does not know that it did.
   *
   * @throws {LostOwnership} once the lease may have run out
   */
  readonly mayAct: () => void;
}

/**
 * We stop acting so long before others may take over: for a call that is just being sent, and for clocks of
 * two machines that differ.
 */
export const LEASE_MARGIN_MS = 1_000;

/** An instant by the clock that never goes back, and by the one that others compare the lease with. */
interface Instant {
  readonly monotonicMs: number;
  readonly now: number;
}

export interface OwnershipOptions {
  readonly database: WorkDatabase;
  readonly clock: Clock;
  /** `host:pid:uuid` of this process. */
  readonly holder: string;
  /** Whether a holder is proven dead, such as a process id of this machine that is gone. */
  readonly isDead?: (holder: string) => boolean;
}

export type Ownerships = ReturnType<typeof createOwnerships>;

/** Who owns which account, by lease rows `owner:<account>`. */
export function createOwnerships({ database, clock, holder, isDead }: OwnershipOptions) {
  /** Until when each is surely ours. One that was lost or let go is not in it any more. */
  const terms = new WeakMap<Ownership, Instant>();
  /** As the lease was asked for: until the answer came, time passed. */
  const termFrom = (at: Instant): Instant => ({
    monotonicMs: at.monotonicMs + LEASE_TTL_MS - LEASE_MARGIN_MS,
    now: at.now + LEASE_TTL_MS - LEASE_MARGIN_MS,
  });
  const readClocks = () => ({ monotonicMs: clock.monotonicMs(), now: clock.now() });

  const own = (accountId: AccountId, { epoch, before, askedAt }: AcquiredLease): Ownership => {
    const name = leaseOf(accountId);
    const ownership: Ownership = {
      accountId,
      epoch,
      tookOver: before !== undefined && before !== holder,
      guard: async (tx) => {
        if (!(await holdsLease(tx, { name, epoch }))) throw new LostOwnership(name);
      },
      mayAct() {
        const until = terms.get(ownership);
        // A machine that slept stops the one clock, a clock that was set stops the other.
        const isSure = until && clock.monotonicMs() < until.monotonicMs && clock.now() < until.now;
        if (!isSure) throw new LostOwnership(name);
      },
    };
    terms.set(ownership, termFrom(askedAt));
    return ownership;
  };

  return {
    /**
     * Makes the account ours. Where the holder does not renew, waits until its lease has run out.
     *
     * @throws {OwnedElsewhere} when the holder is alive: seen within its next renewal
     * @throws the signal's reason, when aborted
     */
    async acquire(accountId: AccountId, signal?: AbortSignal): Promise<Ownership> {
      const name = leaseOf(accountId);
      const acquired = await acquireLease({ database, clock, isDead }, { name, holder, signal });
      return own(accountId, acquired);
    },

    /** `false` when another process took the account: stop at once. */
    async renew(ownership: Ownership): Promise<boolean> {
      const askedAt = readClocks();
      const isOurs = await renewLease(database.db, leaseRow(ownership), askedAt.now + LEASE_TTL_MS);
      if (!isOurs) terms.delete(ownership);
      else if (terms.has(ownership)) terms.set(ownership, termFrom(askedAt));
      return isOurs;
    },

    /** Lets the next one take it without waiting. Whatever still runs under it may act no more. */
    async release(ownership: Ownership): Promise<void> {
      terms.delete(ownership);
      await renewLease(database.db, leaseRow(ownership), 0);
    },

    /** `host:pid:uuid` of the owner, if one lives. */
    async whoHolds(accountId: AccountId): Promise<string | undefined> {
      const lease = await findLease(database.db, leaseOf(accountId));
      return lease && lease.expires_at > clock.now() ? lease.holder : undefined;
    },
  };
}

export const OWNER_LEASES = 'owner:';

export function leaseOf(accountId: AccountId): string {
  return `${OWNER_LEASES}${accountId}`;
}

function leaseRow({ accountId, epoch }: Ownership) {
  return { name: leaseOf(accountId), epoch };
}
