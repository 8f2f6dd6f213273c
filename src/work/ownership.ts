import type { Clock } from '../kernel/clock.ts';
import type { AcquiredLease } from './acquire-lease.ts';
import { acquireLease } from './acquire-lease.ts';
import { LostOwnership } from './failures.ts';
import type { OwnerGuard, WorkDatabase } from './fenced.ts';
import type { LeaseTerm } from './lease-term.ts';
import { createLeaseTerm, LEASE_TTL_MS, readInstant } from './lease-term.ts';
import { findLease, holdsLease, renewLease } from './lease.repository.ts';
import type { AccountId } from './work-row.ts';

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
  const terms = new WeakMap<Ownership, LeaseTerm>();

  const own = (accountId: AccountId, { epoch, before, askedAt }: AcquiredLease): Ownership => {
    const name = leaseOf(accountId);
    const term = createLeaseTerm(clock, askedAt);
    const ownership: Ownership = {
      accountId,
      epoch,
      tookOver: before !== undefined && before !== holder,
      guard: async (tx) => {
        if (!(await holdsLease(tx, { name, epoch }))) throw new LostOwnership(name);
      },
      mayAct() {
        if (!term.isSure()) throw new LostOwnership(name);
      },
    };
    terms.set(ownership, term);
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
      const askedAt = readInstant(clock);
      const isOurs = await renewLease(database.db, leaseRow(ownership), askedAt.now + LEASE_TTL_MS);
      const term = terms.get(ownership);
      if (isOurs) term?.begin(askedAt);
      else term?.end();
      return isOurs;
    },

    /** Lets the next one take it without waiting. Whatever still runs under it may act no more. */
    async release(ownership: Ownership): Promise<void> {
      terms.get(ownership)?.end();
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
