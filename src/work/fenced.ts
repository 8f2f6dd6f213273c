import type { Db, Tx } from '../database/tables.ts';
import type { RunTransaction } from '../database/transaction.ts';

/** Where work is kept: what `openDatabase` gives. */
export interface WorkDatabase {
  readonly db: Db;
  readonly transaction: RunTransaction;
}

/**
 * Refuses a transaction of a process that is no longer the owner. Locks the lease until the end, so
 * that nobody takes over between this check and the commit.
 *
 * @throws {LostOwnership}
 */
export type OwnerGuard = (tx: Tx) => Promise<void>;
