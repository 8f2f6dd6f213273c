import { BackupNotOurs } from './failures.ts';
import type { Database } from './open-database.ts';
import { backupSqlite } from './sqlite-backup.ts';

/**
 * Copies the whole database to a new file, while it is in use. Of SQLite only.
 *
 * @throws {BackupNotOurs} on a server, which has its own tools
 */
export async function backupDatabase(
  database: Pick<Database, 'engine' | 'file'>,
  path: string,
): Promise<void> {
  if (!database.file) throw new BackupNotOurs(database.engine);
  await backupSqlite(database.file, path);
}
