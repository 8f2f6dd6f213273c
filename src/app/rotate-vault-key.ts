import { renameSync, writeFileSync, existsSync, readFileSync } from 'node:fs';

import { createAccounts } from '../connections/account.repository.ts';
import { openDatabase } from '../database/open-database.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { rotateKey } from '../vault/rotate-key.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { OwnedElsewhere } from '../work/failures.ts';
import { createOwnerships } from '../work/ownership.ts';
import type { Settings } from './settings-table.ts';

export interface Rotated {
  /** Texts that were sealed again. */
  readonly sealed: number;
  readonly newKey: string;
  /** The key file, when the key came from one: it holds the new key now. */
  readonly file: string | undefined;
}

/**
 * Changes the key of the vault. The new key is on the disk before the first text is sealed with it, so an
 * interrupted change goes on when started again.
 *
 * @throws {OwnedElsewhere} while a process works with the old key
 */
export async function rotateVaultKey(settings: Settings): Promise<Rotated> {
  const { key, keyFile } = settings.vault;
  await using database = await openDatabase(settings.database.url, { clock: systemClock });
  await refuseWhileOwned(database);
  const oldKey = key?.reveal() ?? readFileSync(keyFile, 'utf8').trim();
  const nextFile = `${keyFile}.next`;
  const newKey =
    !key && existsSync(nextFile) ? readFileSync(nextFile, 'utf8').trim() : newVaultKey();
  if (!key) writeFileSync(nextFile, `${newKey}\n`, { mode: 0o600, flush: true });
  const sealed = await rotateKey({ database, clock: systemClock, oldKey, newKey });
  if (!key) renameSync(nextFile, keyFile);
  return { sealed, newKey, file: key ? undefined : keyFile };
}

async function refuseWhileOwned(database: Awaited<ReturnType<typeof openDatabase>>): Promise<void> {
  const ownerships = createOwnerships({ database, clock: systemClock, holder: 'key rotate' });
  for (const { id } of await createAccounts(database.db).list()) {
    const holder = await ownerships.whoHolds(id);
    if (holder) throw new OwnedElsewhere(`owner:${id}`, holder);
  }
}
