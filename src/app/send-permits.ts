import { AsyncLocalStorage } from 'node:async_hooks';

import type { AccountId } from '../commerce/ids.ts';
import { LostOwnership } from '../work/failures.ts';
import type { OwnerGuard } from '../work/fenced.ts';
import type { WorkHandler } from '../work/handler.ts';
import type { Ownership } from '../work/ownership.ts';

export type SendPermits = ReturnType<typeof createSendPermits>;

/**
 * Lets calls of an account out while the account is ours (ADR 0009). Clients of an account outlive its
 * ownerships, so that each call asks for the one that it is made under: work of a former one, which hung
 * while the account was lost and won anew, has no part in the present one.
 */
export function createSendPermits() {
  const acting = new AsyncLocalStorage<Ownership>();

  function of(accountId: AccountId): Ownership {
    const ownership = acting.getStore();
    if (ownership?.accountId !== accountId) throw new LostOwnership(accountId);
    return ownership;
  }

  return {
    /** Whatever the handler calls, however deep, is called under this ownership. */
    bind(ownership: Ownership, handler: WorkHandler): WorkHandler {
      return {
        ...handler,
        run: (rows, context) => acting.run(ownership, () => handler.run(rows, context)),
      };
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
