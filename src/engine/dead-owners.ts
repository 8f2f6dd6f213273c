import type { WorkDatabase } from '../work/fenced.ts';
import { listLeases } from '../work/lease.repository.ts';
import { leaseOf, OWNER_LEASES } from '../work/ownership.ts';
import type { AccountId } from '../work/work-row.ts';
import { dueAccounts } from '../work/work.repository.ts';

export interface Ownerless {
  readonly accountId: AccountId;
  /** The epoch of an owner that vanished without letting go. */
  readonly deadEpoch: number | undefined;
}

/** Accounts with something due that nobody drains at the moment: two queries for all of them. */
export async function findOwnerless({ db }: WorkDatabase, now: number): Promise<Ownerless[]> {
  const due = await dueAccounts(db, now);
  if (due.length === 0) return [];
  const leases = new Map((await listLeases(db, OWNER_LEASES)).map((lease) => [lease.name, lease]));
  return due.flatMap((accountId) => {
    const lease = leases.get(leaseOf(accountId));
    if (lease && lease.expires_at > now) return [];
    const isReleased = !lease || lease.expires_at === 0;
    return [{ accountId, deadEpoch: isReleased ? undefined : lease.epoch }];
  });
}
