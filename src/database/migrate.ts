import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { Migrator } from 'kysely/migration';

import { DatabaseTooNew } from './failures.ts';
import { MIGRATIONS } from './migrations/registry.ts';
import type { Db } from './tables.ts';

/** Of our own, so that another program in the same database does not take them for its own. */
const TABLE = 'totoro_migration';
const LOCK_TABLE = 'totoro_migration_lock';

export type Migrations = Readonly<Record<string, Migration>>;

export interface SchemaState {
  /** Names of what this database already went through. */
  readonly done: readonly string[];
  readonly missing: readonly string[];
}

/** @throws {DatabaseTooNew} when a newer program was here */
export async function readSchemaState(
  db: Db,
  migrations: Migrations = MIGRATIONS,
): Promise<SchemaState> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const exists = tables.some((table) => table.name === TABLE);
  const { rows } = exists
    ? await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(db)
    : { rows: [] };
  const done = rows.map((row) => row.name);
  const unknown = done.find((name) => !(name in migrations));
  if (unknown !== undefined) throw new DatabaseTooNew(unknown);
  return { done, missing: Object.keys(migrations).filter((name) => !done.includes(name)) };
}

/** Brings the schema up to date. On a server, one process at a time: the others wait and find nothing to do. */
export async function migrate(db: Db, migrations: Migrations = MIGRATIONS): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: TABLE,
    migrationLockTableName: LOCK_TABLE,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  await readSchemaState(db, migrations);
  throw error instanceof Error ? error : new Error('the migration failed', { cause: error });
}
