import type { Clock } from '../kernel/clock.ts';
import { OwnedElsewhere } from './failures.ts';
import type { WorkDatabase } from './fenced.ts';
import type { Instant } from './lease-term.ts';
import { LEASE_TTL_MS, readInstant } from './lease-term.ts';
import type { Lease } from './lease.repository.ts';
import { claimLease } from './lease.repository.ts';

/** How often somebody who waits for a lease looks whether its holder still lives. */
const LOOK_MS = 1_000;

export interface LeasePlace {
  readonly database: WorkDatabase;
  readonly clock: Clock;
  /** Whether a holder is proven dead, such as a process id of this machine that is gone. */
  readonly isDead?: ((holder: string) => boolean) | undefined;
}

export interface WantedLease {
  readonly name: string;
  /** `host:pid:uuid` of this process. */
  readonly holder: string;
  readonly signal?: AbortSignal | undefined;
}

export interface AcquiredLease {
  readonly epoch: number;
  /** Who had it before. */
  readonly before: string | undefined;
  /** When it was asked for: it lasts from here. */
  readonly askedAt: Instant;
}

/**
 * Makes a lease ours. Where the holder does not renew, waits until its lease has run out.
 *
 * @throws {OwnedElsewhere} when the holder is alive: seen within its next renewal
 * @throws the signal's reason, when aborted
 */
export async function acquireLease(
  { database, clock, isDead }: LeasePlace,
  { name, holder, signal }: WantedLease,
): Promise<AcquiredLease> {
  let seen: Lease | undefined;
  let dead: string | undefined;
  for (;;) {
    const askedAt = readInstant(clock);
    const claim = { name, holder, now: askedAt.now, ttlMs: LEASE_TTL_MS, dead };
    const result = await database.transaction((tx) => claimLease(tx, claim));
    if (result.claimed) return { ...result, askedAt };
    const { lease } = result;
    if (seen && isAlive(seen, lease)) throw new OwnedElsewhere(name, lease.holder);
    seen = lease;
    if (dead === undefined && isDead?.(lease.holder)) dead = lease.holder;
    else await clock.sleep(LOOK_MS, signal);
  }
}

function isAlive(before: Lease, now: Lease): boolean {
  return now.expires_at !== before.expires_at || now.epoch !== before.epoch;
}
