import type { Clock } from '../kernel/clock.ts';
import { LostOwnership, OwnedElsewhere } from './failures.ts';
import type { OwnerGuard, WorkDatabase } from './fenced.ts';
import type { Lease } from './lease.repository.ts';
import { claimLease, findLease, holdsLease, renewLease } from './lease.repository.ts';
import type { AccountId } from './work-row.ts';

/** How often a living owner renews, and how long its word lasts. */
export const LEASE_RENEW_MS = 2_000;
export const LEASE_TTL_MS = 8_000;
/** How often somebody who waits for a lease looks whether its holder still lives. */
const LOOK_MS = 1_000;

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
  const claim = (name: string, dead?: string) =>
    database.transaction((tx) =>
      claimLease(tx, { name, holder, now: clock.now(), ttlMs: LEASE_TTL_MS, dead }),
    );

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
      let seen: Lease | undefined;
      let dead: string | undefined;
      for (;;) {
        const result = await claim(name, dead);
        if (result.claimed) return own(accountId, result.epoch, result.before);
        const { lease } = result;
        if (seen && isAlive(seen, lease)) throw new OwnedElsewhere(name, lease.holder);
        seen = lease;
        if (dead === undefined && isDead?.(lease.holder)) dead = lease.holder;
        else await clock.sleep(LOOK_MS, signal);
      }
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

function isAlive(before: Lease, now: Lease): boolean {
  return now.expires_at !== before.expires_at || now.epoch !== before.epoch;
}
