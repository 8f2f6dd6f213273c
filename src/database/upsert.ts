import type { Insertable } from 'kysely';
import { sql } from 'kysely';

import { chunked } from './chunked.ts';
import { engineOf } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import type { Db, Tables, Tx } from './tables.ts';

/** Cells in one statement; SQLite takes 32 766, PostgreSQL 65 535. */
const CELLS = 20_000;

interface Upsert<Row> {
  /** All with the same columns. */
  rows: readonly Row[];
  /** The columns of the primary key or of a unique index. */
  key: readonly (keyof Row & string)[];
  /** What is set where the row exists. Without it: every column of the row but the key. */
  set?: readonly (keyof Row & string)[];
}

/**
 * Inserts the rows, or sets their columns where the key exists. With nothing to set, what exists stays.
 *
 * @returns with nothing to set: whether every row is known to be new. MySQL does not tell.
 */
export async function upsert<Table extends keyof Tables>(
  db: Db | Tx,
  table: Table,
  { rows, key, set }: Upsert<Insertable<Tables[Table]>>,
): Promise<{ readonly areAllNew: boolean }> {
  const columns = Object.keys(rows[0] ?? {});
  const keyColumns = new Set<string>(key);
  const toSet: readonly string[] = set ?? columns.filter((column) => !keyColumns.has(column));
  const perStatement = Math.floor(CELLS / Math.max(1, columns.length));
  let affected = 0n;
  for (const part of chunked(rows, perStatement)) {
    const done = await sql`${insertRows(table, part)} ${onDuplicate(db, key, toSet)}`.execute(db);
    affected += done.numAffectedRows ?? 0n;
  }
  const areAllNew = toSet.length === 0 && affected === BigInt(rows.length);
  return { areAllNew: areAllNew && engineOf(db) !== 'mysql' };
}

function onDuplicate(db: Db | Tx, key: readonly string[], toSet: readonly string[]) {
  if (engineOf(db) === 'mysql') {
    // The row alias of newer MySQL is unknown to MariaDB; `values()` is known to both.
    const names = toSet.length > 0 ? toSet : key.slice(0, 1);
    const pairs = names.map((name) => sql`${sql.ref(name)} = values(${sql.ref(name)})`);
    return sql`on duplicate key update ${sql.join(pairs)}`;
  }
  const target = sql.join(key.map((name) => sql.ref(name)));
  const pairs = toSet.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
  return pairs.length === 0
    ? sql`on conflict (${target}) do nothing`
    : sql`on conflict (${target}) do update set ${sql.join(pairs)}`;
}
