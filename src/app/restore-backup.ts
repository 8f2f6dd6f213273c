import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';

import { createAuditReadRepository } from '../audit/audit-chain.repository.ts';
import { createAccounts } from '../connections/account.repository.ts';
import { parseDatabaseUrl } from '../database/database-url.ts';
import { BackupNotOurs } from '../database/failures.ts';
import { openDatabase } from '../database/open-database.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { BackupMissing } from './failures.ts';
import { openApp } from './open-app.ts';
import { refuseWhileOwned } from './refuse-while-owned.ts';
import type { Settings } from './settings-table.ts';

/**
 * Puts a backup in the place of the SQLite database. The present one is kept beside it. The backup is
 * opened first, so that a broken or newer one is refused before anything moves.
 *
 * @returns where the former database lies now
 * @throws {BackupMissing}
 * @throws {BackupNotOurs} on a server
 * @throws {ProcessesRunning | OwnedElsewhere} while a process uses the database; nothing was copied then
 */
export async function restoreBackup(
  settings: Settings,
  backup: string,
): Promise<{ kept: string | undefined }> {
  const place = parseDatabaseUrl(settings.database.url);
  if (place.engine !== 'sqlite') throw new BackupNotOurs(place.engine);
  if (!existsSync(backup)) throw new BackupMissing(backup);
  const { path } = place;
  const isThere = existsSync(path);
  // Opening the present one also writes its journal into it, so that what is kept is whole.
  if (isThere) await refuseIfOwned(settings.database.url);

  const incoming = `${path}.restoring`;
  copyFileSync(backup, incoming);
  await openAndClose(incoming);
  const kept = isThere ? `${path}.replaced.${systemClock.now()}` : undefined;
  if (kept) renameSync(path, kept);
  removeJournal(path);
  renameSync(incoming, path);
  removeJournal(incoming);
  await noteRestore(settings, backup);
  return { kept };
}

async function refuseIfOwned(url: string): Promise<void> {
  await using database = await openDatabase(url, { clock: systemClock });
  await refuseWhileOwned(database, 'restore');
}

async function openAndClose(path: string): Promise<void> {
  await using database = await openDatabase(`file:${path}`, { clock: systemClock });
  await createAccounts(database.db).list();
}

function removeJournal(path: string): void {
  for (const tail of ['-wal', '-shm']) rmSync(`${path}${tail}`, { force: true });
}

/** What came after the backup is gone, and known to be: the heads noted outside are those of the backup now. */
async function noteRestore(settings: Settings, backup: string): Promise<void> {
  await using app = await openApp(settings);
  const { database, audit, headFile, random } = app;
  headFile.replace(await createAuditReadRepository(database.db).heads());
  await database.transaction((tx) =>
    audit.append(tx, {
      chain: 'system',
      actor: 'person:cli',
      action: 'database.restore',
      subject: 'database',
      after: { file: backup },
      outcome: 'applied',
      correlation: `restore:${random.uuid()}`,
    }),
  );
}
