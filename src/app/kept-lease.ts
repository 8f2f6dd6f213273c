import { nap } from '../engine/nap.ts';
import type { LeasePlace, WantedLease } from '../work/acquire-lease.ts';
import { acquireLease } from '../work/acquire-lease.ts';
import { LEASE_RENEW_MS, LEASE_TTL_MS } from '../work/lease-term.ts';
import { claimLease, renewLease } from '../work/lease.repository.ts';

export interface KeptLease {
  /** Lets it go. */
  drop(): Promise<void>;
}

/**
 * A lease that this process renews until it is dropped.
 *
 * @throws {OwnedElsewhere} when a living process has it
 */
export async function keepLease(place: LeasePlace, wanted: WantedLease): Promise<KeptLease> {
  const { database, clock } = place;
  const { name, holder } = wanted;
  const dropping = new AbortController();
  let { epoch } = await acquireLease(place, wanted);

  async function renew(): Promise<void> {
    const now = clock.now();
    if (await renewLease(database.db, { name, epoch }, now + LEASE_TTL_MS)) return;
    // This process slept for long, and its lease was forgotten or went to another.
    const claim = { name, holder, now, ttlMs: LEASE_TTL_MS };
    const again = await database.transaction((tx) => claimLease(tx, claim));
    if (again.claimed) epoch = again.epoch;
  }

  async function beat(): Promise<void> {
    while (await nap(clock, LEASE_RENEW_MS, dropping.signal)) await Promise.allSettled([renew()]);
  }
  const beating = beat();

  return {
    async drop() {
      dropping.abort();
      await beating;
      await Promise.allSettled([renewLease(database.db, { name, epoch }, 0)]);
    },
  };
}
