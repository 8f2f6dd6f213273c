import { readFileSync, renameSync } from 'node:fs';

import { openDatabase } from '../database/open-database.ts';
import { Secret } from '../kernel/secret.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { rotateKey } from '../vault/rotate-key.ts';
import { nextKeyFile, prepareNextKey } from './next-key.ts';
import { openApp } from './open-app.ts';
import { refuseWhileOwned } from './refuse-while-owned.ts';
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
 * interrupted change goes on when started again. Of a key from the environment it stays on the disk until
 * `forgetNextKey`: call that when a person has read the new key.
 *
 * @throws {ProcessesRunning | OwnedElsewhere} while a process works with the old key
 */
export async function rotateVaultKey(settings: Settings): Promise<Rotated> {
  const { key, keyFile } = settings.vault;
  await using database = await openDatabase(settings.database.url, { clock: systemClock });
  await refuseWhileOwned(database, 'key rotate');
  const oldKey = key?.reveal() ?? readFileSync(keyFile, 'utf8').trim();
  const newKey = prepareNextKey(keyFile, oldKey);
  const sealed = await rotateKey({ database, clock: systemClock, oldKey, newKey });
  if (!key) renameSync(nextKeyFile(keyFile), keyFile);
  await noteRotation(settings, { newKey, sealed });
  return { sealed, newKey, file: key ? undefined : keyFile };
}

/** After it, under the new key: the ledger stays whole, its digests have a root of their own. */
async function noteRotation(
  settings: Settings,
  { newKey, sealed }: { newKey: string; sealed: number },
): Promise<void> {
  const vault = { ...settings.vault, key: new Secret(newKey) };
  await using app = await openApp({ ...settings, vault });
  await app.database.transaction((tx) =>
    app.audit.append(tx, {
      chain: 'system',
      actor: 'person:cli',
      action: 'key.rotate',
      subject: 'vault',
      after: { sealed },
      outcome: 'applied',
      correlation: `key:${app.random.uuid()}`,
    }),
  );
}
