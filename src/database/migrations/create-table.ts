import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';

import { engineOf } from '../engine.ts';

/**
 * `id` an id of ours or of the ERP; `key` a word or a foreign id, up to 190 characters; `sku` up to 500;
 * `text` of any length; `integer` up to 2^53. A `?` means that it may be null.
 */
type Kind = 'id' | 'key' | 'sku' | 'text' | 'integer';
type Column = Kind | `${Kind}?`;

interface NewTable {
  columns: Readonly<Record<string, Column>>;
  key: readonly string[];
  unique?: readonly (readonly string[])[];
  indexes?: readonly (readonly string[])[];
}

/** Running it again does no harm: MySQL and SQLite keep what an interrupted migration did. */
export async function createTable(
  db: Kysely<unknown>,
  name: string,
  { columns, key, unique = [], indexes = [] }: NewTable,
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name).ifNotExists();
  for (const [column, kind] of Object.entries(columns)) {
    table = table.addColumn(column, typeOf(db, kind), (it) =>
      kind.endsWith('?') ? it : it.notNull(),
    );
  }
  table = table.addPrimaryKeyConstraint(`${name}_key`, [...key]);
  if (engineOf(db) === 'mysql') {
    table = table.modifyEnd(sql`engine = InnoDB default character set utf8mb4 collate utf8mb4_bin`);
  }
  await table.execute();
  for (const parts of unique) await createIndex(db, name, { parts, unique: true });
  for (const parts of indexes) await createIndex(db, name, { parts, unique: false });
}

/** Columns that came later; each may be null. Running it again does no harm. */
export async function addColumns(
  db: Kysely<unknown>,
  table: string,
  columns: Readonly<Record<string, `${Kind}?`>>,
): Promise<void> {
  const tables = await db.introspection.getTables();
  const known = new Set(tables.find(({ name }) => name === table)?.columns.map(({ name }) => name));
  for (const [column, kind] of Object.entries(columns))
    if (!known.has(column))
      await db.schema.alterTable(table).addColumn(column, typeOf(db, kind)).execute();
}

/** @param parts columns, each with ` desc` where it is read downwards */
export async function createIndex(
  db: Kysely<unknown>,
  table: string,
  { parts, unique = false }: { readonly parts: readonly string[]; readonly unique?: boolean },
): Promise<void> {
  const name = `${table}_${parts.join('_')}`.replaceAll(' ', '_').slice(0, 60);
  if (engineOf(db) === 'mysql' && (await hasIndex(db, table, name))) return;
  let index = db.schema
    .createIndex(name)
    .on(table)
    .columns([...parts]);
  if (engineOf(db) !== 'mysql') index = index.ifNotExists();
  await (unique ? index.unique() : index).execute();
}

/** MySQL knows no `create index if not exists`. */
async function hasIndex(db: Kysely<unknown>, table: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from information_schema.statistics
    where table_schema = database() and table_name = ${table} and index_name = ${name}
  `.execute(db);
  return rows.length > 0;
}

function typeOf(db: Kysely<unknown>, column: Column): RawBuilder<unknown> {
  const kind = column.replace('?', '');
  if (kind === 'integer') return sql`bigint`;
  if (kind === 'id') return sql`varchar(40)`;
  if (kind === 'key') return sql`varchar(190)`;
  if (kind === 'sku') return sql`varchar(500)`;
  return engineOf(db) === 'mysql' ? sql`longtext` : sql`text`;
}
