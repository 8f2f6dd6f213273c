import type { AccountId } from '../commerce/ids.ts';
import { LostOwnership } from '../work/failures.ts';
import type { OwnerGuard } from '../work/fenced.ts';
import type { Ownership } from '../work/ownership.ts';

export type SendPermits = ReturnType<typeof createSendPermits>;

/**
 * Lets calls of an account out while the account is ours (ADR 0009). Clients of an account outlive its
 * ownerships, so that each call asks for the present one.
 */
export function createSendPermits() {
  const present = new Map<AccountId, Ownership>();

  function of(accountId: AccountId): Ownership {
    const ownership = present.get(accountId);
    if (!ownership) throw new LostOwnership(accountId);
    return ownership;
  }

  return {
    /** From now on calls of this account are made under this ownership. */
    grant(ownership: Ownership): void {
      present.set(ownership.accountId, ownership);
    },

    /** Nothing is awaited between the question and the send: a process may stand still anywhere else. */
    fetchFor(accountId: AccountId, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
      return async (...request) => {
        of(accountId).mayAct();
        return fetch(...request);
      };
    },

    /** Refuses a transaction of a process that is no longer the owner. */
    guardFor(accountId: AccountId): OwnerGuard {
      return (tx) => of(accountId).guard(tx);
    },
  };
}
