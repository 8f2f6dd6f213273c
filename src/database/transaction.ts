import { setTimeout as wait } from 'node:timers/promises';

import { isDiskFull, mayRunAgain } from './driver-errors.ts';
import { DatabaseFull } from './failures.ts';
import type { Db, Tx } from './tables.ts';
import type { TransactionGuard } from './transaction-guard.ts';

const TRIES = 8;

/**
 * Runs the work in one transaction and commits; undoes all of it when the work throws.
 *
 * The work may run again when the database undid it because of others (deadlock, serialization, busy): it
 * must have no effect but those on `tx`. What belongs outside goes to `afterCommit`.
 */
export type RunTransaction = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;

const afterwards = new WeakMap<Tx, (() => void)[]>();

/**
 * Calls back once this transaction is committed, and never when it is undone.
 *
 * @param callback what it throws is only warned of: the commit has happened
 * @returns `false` when the transaction was not begun by `Database.transaction`, so that nothing will call
 */
export function afterCommit(tx: Tx, callback: () => void): boolean {
  const callbacks = afterwards.get(tx);
  callbacks?.push(callback);
  return callbacks !== undefined;
}

/** The commit stands whatever a callback does: that it failed is told, and the caller goes on. */
async function tellCommitted(callbacks: readonly (() => void)[]): Promise<void> {
  const told = await Promise.allSettled(callbacks.map(async (callback) => callback()));
  for (const outcome of told) {
    if (outcome.status === 'rejected') process.emitWarning(String(outcome.reason), 'AfterCommit');
  }
}

export function createTransactions(db: Db, guard: TransactionGuard): RunTransaction {
  async function runOnce<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const callbacks: (() => void)[] = [];
    const result = await db.transaction().execute((guarded) => {
      const tx = guarded.withoutPlugins();
      afterwards.set(tx, callbacks);
      return guard.inside(() => work(tx));
    });
    await tellCommitted(callbacks);
    return result;
  }

  return async (work) => {
    guard.refuseInside();
    for (let tried = 1; ; tried++) {
      const [settled] = await Promise.allSettled([runOnce(work)]);
      if (settled.status === 'fulfilled') return settled.value;
      if (isDiskFull(settled.reason)) throw new DatabaseFull(settled.reason);
      if (tried === TRIES || !mayRunAgain(settled.reason)) throw settled.reason;
      await wait(Math.random() * 10 * 2 ** tried);
    }
  };
}
