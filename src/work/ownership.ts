import type { Clock } from '../kernel/clock.ts';
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
  const own = (accountId: AccountId, epoch: number, before: string | undefined): Ownership => {
    const name = leaseOf(accountId);
    return {
      accountId,
      epoch,
      tookOver: before !== undefined && before !== holder,
      guard: async (tx) => {
        if (!(await holdsLease(tx, { name, epoch }))) throw new LostOwnership(name);
      },
    };
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
      const { epoch, before } = await acquireLease(
        { database, clock, isDead },
        { name, holder, signal },
      );
      return own(accountId, epoch, before);
    },

    /** `false` when another process took the account: stop at once. */
    renew(ownership: Ownership): Promise<boolean> {
      return renewLease(database.db, leaseRow(ownership), clock.now() + LEASE_TTL_MS);
    },

    /** Lets the next one take it without waiting. */
    async release(ownership: Ownership): Promise<void> {
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
