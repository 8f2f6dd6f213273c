import type { Insertable, RawBuilder } from 'kysely';
import { sql } from 'kysely';

import type { Tables } from './tables.ts';

/** `insert into table (columns) values (...), (...)`, with the columns of the first row. */
export function insertRows<Table extends keyof Tables>(
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): RawBuilder<unknown> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => {
    const cells = new Map<string, unknown>(Object.entries(row));
    return sql`(${sql.join(columns.map((column) => cells.get(column) ?? null))})`;
  });
  const names = columns.map((column) => sql.ref(column));
  return sql`insert into ${sql.table(table)} (${sql.join(names)}) values ${sql.join(values)}`;
}
