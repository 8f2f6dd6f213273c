import type { Insertable } from 'kysely';
import { sql } from 'kysely';

import { isDuplicate } from './driver-errors.ts';
import { engineOf } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import type { Db, Tables, Tx } from './tables.ts';

/**
 * Inserts the row unless one with its key (any unique key) is there.
 *
 * @returns `true` exactly once among all who race
 */
export async function insertIfNew<Table extends keyof Tables>(
  db: Db | Tx,
  table: Table,
  row: Insertable<Tables[Table]>,
): Promise<boolean> {
  const insert = insertRows(table, [row]);
  // MySQL's `insert ignore` would also cut texts that do not fit; a refused insert undoes nothing else there.
  if (engineOf(db) !== 'mysql') {
    const { numAffectedRows } = await sql`${insert} on conflict do nothing`.execute(db);
    return numAffectedRows === 1n;
  }
  const [settled] = await Promise.allSettled([insert.execute(db)]);
  if (settled.status === 'fulfilled') return true;
  if (isDuplicate(settled.reason)) return false;
  throw settled.reason;
}
