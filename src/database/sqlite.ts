import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

import Sqlite from 'better-sqlite3';
import type { SqliteStatement } from 'kysely';
import { SqliteDialect } from 'kysely';

/** How long a second process waits for the one that writes, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;
const STATEMENTS_KEPT = 500;

export type SqliteFile = Sqlite.Database;

/** Opens the file, made with its folder when absent, readable by its owner only. */
export function openSqliteFile(path: string): SqliteFile {
  if (path !== ':memory:') makePrivateFile(path);
  const file = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS });
  file.pragma('journal_mode = WAL');
  // A commit that was answered survives a power cut; NORMAL would lose the last ones.
  file.pragma('synchronous = FULL');
  file.pragma('fullfsync = ON');
  file.pragma('foreign_keys = ON');
  file.pragma('trusted_schema = OFF');
  return file;
}

export function sqliteDialect(file: SqliteFile): SqliteDialect {
  const prepare = prepareOnce(file);
  return new SqliteDialect({
    database: {
      close: () => {
        file.close();
      },
      prepare: (text) => prepare(rewrite(text, file.inTransaction)),
    },
  });
}

function rewrite(text: string, inTransaction: boolean): string {
  // A deferred transaction cannot wait for a writer once it has read: it fails at its first write.
  if (text === 'begin') return 'begin immediate';
  // Without room on the disk SQLite has undone it by itself; an error now would hide why.
  if (text === 'rollback' && !inTransaction) return 'select 1';
  return text;
}

/** Compiling a statement costs more than running it. A busy one is being read from: it gets a twin. */
function prepareOnce(file: SqliteFile): (text: string) => SqliteStatement {
  const kept = new Map<string, Sqlite.Statement>();
  return (text) => {
    const known = kept.get(text);
    if (known && !known.busy) return known;
    const statement = file.prepare(text);
    if (kept.size >= STATEMENTS_KEPT) kept.clear();
    kept.set(text, statement);
    return statement;
  };
}

export function makePrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}
