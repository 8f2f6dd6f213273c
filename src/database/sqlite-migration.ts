import { setTimeout as wait } from 'node:timers/promises';

import Sqlite from 'better-sqlite3';

import { mayRunAgain } from './driver-errors.ts';
import { DatabaseBeingMigrated } from './failures.ts';
import { makePrivateFile } from './sqlite.ts';

const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 50;

/**
 * Holds the right to change the schema of a SQLite file while the work runs. The lock is one of the operating
 * system on a file beside it, so it ends with the process.
 *
 * @throws {DatabaseBeingMigrated} after two minutes
 */
export async function withMigrationLock(path: string, work: () => Promise<void>): Promise<void> {
  const lockPath = `${path}.migration-lock`;
  makePrivateFile(lockPath);
  const lock = new Sqlite(lockPath, { timeout: 0 });
  try {
    await takeLock(lock);
    await work();
  } finally {
    lock.close();
  }
}

async function takeLock(lock: Sqlite.Database): Promise<void> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_EVERY_MS) {
    const [tried] = await Promise.allSettled([(async () => lock.exec('begin exclusive'))()]);
    if (tried.status === 'fulfilled') return;
    if (!mayRunAgain(tried.reason)) throw tried.reason;
    await wait(LOOK_EVERY_MS);
  }
  throw new DatabaseBeingMigrated(PATIENCE_MS);
}
