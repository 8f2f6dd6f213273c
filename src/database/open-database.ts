import type { Dialect } from 'kysely';
import { Kysely, sql } from 'kysely';

import type { Clock } from '../kernel/clock.ts';
import type { DatabasePlace } from './database-url.ts';
import { parseDatabaseUrl, placeToText } from './database-url.ts';
import type { Engine } from './engine.ts';
import { DatabaseUnreachable } from './failures.ts';
import type { Migrations } from './migrate.ts';
import { migrate, readSchemaState } from './migrate.ts';
import { MIGRATIONS } from './migrations/registry.ts';
import { mysqlDialect } from './mysql.ts';
import { postgresDialect } from './postgres.ts';
import { backupSqlite } from './sqlite-backup.ts';
import { withMigrationLock } from './sqlite-migration.ts';
import type { SqliteFile } from './sqlite.ts';
import { openSqliteFile, sqliteDialect } from './sqlite.ts';
import type { Db, Tables } from './tables.ts';
import { createTransactionGuard } from './transaction-guard.ts';
import type { RunTransaction } from './transaction.ts';
import { createTransactions } from './transaction.ts';

export interface Database extends AsyncDisposable {
  /** For single statements. Inside `transaction` it refuses: there only `tx` counts. */
  readonly db: Db;
  readonly engine: Engine;
  readonly transaction: RunTransaction;
  /** The SQLite file; absent on a server. */
  readonly file?: SqliteFile;
  close(): Promise<void>;
}

export interface DatabaseDriver {
  readonly dialect: Dialect;
  readonly engine: Engine;
  readonly file?: SqliteFile;
}

export interface DatabaseIo {
  readonly clock: Clock;
  /** Other migrations than ours, for tests. */
  readonly migrations?: Migrations;
}

/**
 * Opens the database and brings its schema up to date; an existing SQLite file is copied beside itself before.
 *
 * @throws {DatabaseUrlUnknown}
 * @throws {DatabaseUnreachable}
 * @throws {DatabaseTooNew}
 */
export async function openDatabase(url: string, io: DatabaseIo): Promise<Database> {
  const place = parseDatabaseUrl(url);
  const [opened] = await Promise.allSettled([connect(place)]);
  if (opened.status === 'rejected')
    throw new DatabaseUnreachable(placeToText(place), opened.reason);
  return migrated(opened.value, io);
}

/** Opens a database over a driver that is handed in: a simulation's, which outlives the process that uses it. */
export async function openDatabaseOn(driver: DatabaseDriver, io: DatabaseIo): Promise<Database> {
  return migrated(await connectOn(driver), io);
}

async function migrated(database: Database, io: DatabaseIo): Promise<Database> {
  const [done] = await Promise.allSettled([bringUpToDate(database, io)]);
  if (done.status === 'fulfilled') return database;
  await database.close();
  throw done.reason;
}

async function connect(place: DatabasePlace): Promise<Database> {
  return connectOn({ ...driverOf(place), engine: place.engine });
}

async function connectOn({ dialect, engine, file }: DatabaseDriver): Promise<Database> {
  const guard = createTransactionGuard();
  const db = new Kysely<Tables>({ dialect, plugins: [guard.plugin] });
  const close = () => db.destroy();
  const [answered] = await Promise.allSettled([sql`select 1`.execute(db)]);
  if (answered.status === 'rejected') {
    await close();
    throw answered.reason;
  }
  return {
    db,
    engine,
    transaction: createTransactions(db, guard),
    ...(file && { file }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function driverOf(place: DatabasePlace): { dialect: Dialect; file?: SqliteFile } {
  if (place.engine === 'sqlite') {
    const file = openSqliteFile(place.path);
    return { dialect: sqliteDialect(file), file };
  }
  const dialectFor = { postgres: postgresDialect, mysql: mysqlDialect }[place.engine];
  return { dialect: dialectFor(place.url) };
}

async function bringUpToDate(
  { db, file }: Database,
  { clock, migrations = MIGRATIONS }: DatabaseIo,
): Promise<void> {
  const { missing } = await readSchemaState(db, migrations);
  if (missing.length === 0) return;
  if (!file || file.memory) {
    await migrate(db, migrations);
    return;
  }
  await withMigrationLock(file.name, async () => {
    const now = await readSchemaState(db, migrations);
    if (now.missing.length === 0) return;
    if (now.done.length > 0)
      await backupSqlite(file, `${file.name}.before-${now.missing[0]}.${clock.now()}`);
    await migrate(db, migrations);
  });
}
