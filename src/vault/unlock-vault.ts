import type { Db, Tx } from '../database/tables.ts';
import type { Clock } from '../kernel/clock.ts';
import { VaultRotationUnfinished, VaultWrongKey } from './failures.ts';
import type { OpenedVault } from './open-vault.ts';
import type { StoredKey } from './vault-key.repository.ts';
import { createVaultKeyRepository } from './vault-key.repository.ts';
import type { Vault } from './vault.ts';
import { createVault } from './vault.ts';

const ROOT = 'vault root';

/**
 * Checks that the key is the one that this database was sealed with, and takes the root of digests from
 * there, so that digests stay the same when the key changes. A new database takes the key as its own.
 *
 * @throws {VaultWrongKey}
 * @throws {VaultRotationUnfinished} when a change of key was interrupted and only one of both is given
 */
export async function unlockVault(
  db: Db | Tx,
  vault: OpenedVault,
  clock: Clock,
): Promise<OpenedVault> {
  const repository = createVaultKeyRepository(db);
  if ((await repository.list()).length === 0)
    await repository.saveFirst(sealRoot(vault, vault.keys.root, clock.now()));

  const stored = await repository.list();
  const own = stored.find((key) => key.key_id === vault.keyId && key.state === 'current');
  if (!own) throw new VaultWrongKey({ wanted: currentOf(stored), given: vault.keyId });
  const held = new Set(vault.keys.leaving.map((key) => key.id));
  const missing = stored.find((key) => key !== own && !held.has(key.key_id));
  if (missing) throw new VaultRotationUnfinished(missing.key_id);

  const root = openRoot(vault, own);
  const keys = { ...vault.keys, root };
  return { ...createVault(keys), keys, created: vault.created };
}

/** The root of digests as this key keeps it. */
export function sealRoot(vault: OpenedVault, root: Uint8Array, now: number): StoredKey {
  return {
    key_id: vault.keyId,
    root_sealed: vault.seal(Buffer.from(root).toString('base64'), ROOT),
    state: 'current',
    created_at: now,
  };
}

/**
 * The root of digests that any of these vaults can read; of a database without one, the first vault's own.
 *
 * @throws {VaultWrongKey}
 */
export function rootOf(
  stored: readonly StoredKey[],
  first: OpenedVault,
  second: OpenedVault,
): Uint8Array {
  if (stored.length === 0) return first.keys.root;
  for (const vault of [first, second]) {
    const own = stored.find((key) => key.key_id === vault.keyId);
    if (own) return openRoot(vault, own);
  }
  throw new VaultWrongKey({ wanted: currentOf(stored), given: first.keyId });
}

function openRoot(vault: Vault, { root_sealed }: StoredKey): Uint8Array {
  return Buffer.from(vault.open(root_sealed, ROOT), 'base64');
}

function currentOf(stored: readonly StoredKey[]): string {
  return stored.find((key) => key.state === 'current')?.key_id ?? '?';
}
