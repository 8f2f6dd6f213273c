import { AsyncLocalStorage } from 'node:async_hooks';

import type { KyselyPlugin } from 'kysely';

/**
 * Notices a query that goes beside the transaction it stands in. SQLite has one connection, so such a
 * query would wait for its own transaction for ever; on a server it would not see what was just written.
 */
export function createTransactionGuard() {
  const running = new AsyncLocalStorage<{ open: boolean }>();

  function refuseInside(): void {
    if (!running.getStore()?.open) return;
    throw new Error('the database is used beside the running transaction: hand `tx` on instead');
  }

  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      refuseInside();
      return node;
    },
    transformResult: async ({ result }) => result,
  };

  return {
    plugin,
    refuseInside,
    /** Work that was started inside and goes on after the end is outside again. */
    async inside<Result>(work: () => Promise<Result>): Promise<Result> {
      const transaction = { open: true };
      return running.run(transaction, work).finally(() => {
        transaction.open = false;
      });
    },
  };
}
export type TransactionGuard = ReturnType<typeof createTransactionGuard>;
