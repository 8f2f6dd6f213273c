import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

import type { Db, Tx } from '../database/tables.ts';
import type { SealedColumn } from './sealed-columns.ts';

export interface SealedCell {
  readonly sealed: string;
  readonly key: readonly string[];
}

export function createSealedColumnRepository(db: Db | Tx, { table, column, key }: SealedColumn) {
  return {
    /** Cells whose text begins so, in no order. */
    async find(prefix: string, limit: number): Promise<SealedCell[]> {
      const { rows } = await sql<Record<string, string>>`
        select ${sql.join([column, ...key].map((name) => sql.ref(name)))} from ${sql.table(table)}
        where ${sql.ref(column)} like ${`${prefix}%`} limit ${sql.lit(limit)}
      `.execute(db);
      return rows.map((row) => ({
        sealed: row[column] ?? '',
        key: key.map((name) => row[name] ?? ''),
      }));
    },

    /** Leaves alone what somebody changed meanwhile. */
    async replace(cell: SealedCell, sealed: string): Promise<void> {
      const isTheRow = key.map((name, at): RawBuilder<unknown> => {
        return sql`${sql.ref(name)} = ${cell.key[at]}`;
      });
      await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = ${sealed}
        where ${sql.join(isTheRow, sql` and `)} and ${sql.ref(column)} = ${cell.sealed}
      `.execute(db);
    },
  };
}
