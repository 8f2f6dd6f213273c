import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';

import { createAccounts } from '../connections/account.repository.ts';
import { parseDatabaseUrl } from '../database/database-url.ts';
import { BackupNotOurs } from '../database/failures.ts';
import { openDatabase } from '../database/open-database.ts';
import { Failure } from '../kernel/failure.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { message, type MessageRef } from '../messages/message.ts';
import { OwnedElsewhere } from '../work/failures.ts';
import { createOwnerships } from '../work/ownership.ts';
import type { Settings } from './settings-table.ts';

/** There is nothing to restore at this path. */
export class BackupMissing extends Failure {
  readonly code = 'backup.missing';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(file: string) {
    super(`no backup at ${file}`);
    this.merchantMessage = message('app.backupMissing', { file });
  }
}

/**
 * Puts a backup in the place of the SQLite database. The present one is kept beside it. The backup is
 * opened first, so that a broken or newer one is refused before anything moves.
 *
 * @returns where the former database lies now
 * @throws {BackupMissing}
 * @throws {BackupNotOurs} on a server
 * @throws {OwnedElsewhere} while a process drains an account
 */
export async function restoreBackup(
  settings: Settings,
  backup: string,
): Promise<{ kept: string | undefined }> {
  const place = parseDatabaseUrl(settings.database.url);
  if (place.engine !== 'sqlite') throw new BackupNotOurs(place.engine);
  if (!existsSync(backup)) throw new BackupMissing(backup);
  const { path } = place;
  const incoming = `${path}.restoring`;
  copyFileSync(backup, incoming);
  await openAndClose(incoming);
  const kept = existsSync(path) ? `${path}.replaced.${systemClock.now()}` : undefined;
  if (kept) {
    await refuseWhileOwned(settings.database.url);
    renameSync(path, kept);
  }
  for (const tail of ['-wal', '-shm']) rmSync(`${path}${tail}`, { force: true });
  renameSync(incoming, path);
  for (const tail of ['-wal', '-shm']) rmSync(`${incoming}${tail}`, { force: true });
  return { kept };
}

async function openAndClose(path: string): Promise<void> {
  await using database = await openDatabase(`file:${path}`, { clock: systemClock });
  await createAccounts(database.db).list();
}

/** Opening the present one also writes its journal into it, so that what is kept is whole. */
async function refuseWhileOwned(url: string): Promise<void> {
  await using database = await openDatabase(url, { clock: systemClock });
  const ownerships = createOwnerships({ database, clock: systemClock, holder: 'restore' });
  for (const { id } of await createAccounts(database.db).list()) {
    const holder = await ownerships.whoHolds(id);
    if (holder) throw new OwnedElsewhere(`owner:${id}`, holder);
  }
}
