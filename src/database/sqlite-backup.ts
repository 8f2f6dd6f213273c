import { makePrivateFile } from './sqlite.ts';
import type { SqliteFile } from './sqlite.ts';

/** Copies a SQLite database while it is in use. The copy opens like the original. */
export async function backupSqlite(file: SqliteFile, path: string): Promise<void> {
  makePrivateFile(path);
  await file.backup(path);
}
