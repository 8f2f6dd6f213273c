/** The transaction was undone as a whole by the database, because of others. Running it again is right. */
const RERUN = new Set<unknown>([
  // PostgreSQL: serialization, deadlock, lock timeout
  '40001',
  '40P01',
  '55P03',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

/** A row with this key exists: PostgreSQL, MySQL, SQLite. */
const DUPLICATE = new Set<unknown>([
  '23505',
  'ER_DUP_ENTRY',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  'SQLITE_CONSTRAINT_UNIQUE',
]);

/** No room on the disk: SQLite, PostgreSQL, MySQL. */
const FULL = new Set<unknown>(['SQLITE_FULL', '53100', 'ER_DISK_FULL', 'ER_RECORD_FILE_FULL']);

export function mayRunAgain(error: unknown): boolean {
  return RERUN.has(codeOf(error));
}

export function isDuplicate(error: unknown): boolean {
  return DUPLICATE.has(codeOf(error));
}

/** The connection is gone, and the driver gives its error no code: pg, pg-pool, mysql2. */
const LOST =
  /^(Client has encountered a connection error|Client was closed|Connection terminated|timeout exceeded when trying to connect|Can't add new command when connection is in closed state)/;

export function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && LOST.test(error.message);
}

/** SQLSTATE classes of PostgreSQL and MySQL: data that fits no column, a statement that means nothing. */
const MISTAKE = /^(22|42)[0-9A-Z]{3}$/;
const SQLITE_MISTAKE = new Set<unknown>(['SQLITE_MISMATCH', 'SQLITE_RANGE']);

/** The statement itself is wrong: running it again helps nobody. */
export function isMistake(error: unknown): boolean {
  const state: unknown = error instanceof Error && 'sqlState' in error ? error.sqlState : undefined;
  const told = state ?? codeOf(error);
  return SQLITE_MISTAKE.has(told) || (typeof told === 'string' && MISTAKE.test(told));
}

export function isDiskFull(error: unknown): boolean {
  return FULL.has(codeOf(error));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
