import type { Database } from '../database/open-database.ts';
import type { Clock } from '../kernel/clock.ts';
import { openVault } from './open-vault.ts';
import { createSealedColumnRepository } from './sealed-column.repository.ts';
import type { SealedColumn } from './sealed-columns.ts';
import { SEALED_COLUMNS } from './sealed-columns.ts';
import { rootOf, sealRoot } from './unlock-vault.ts';
import { createVaultKeyRepository } from './vault-key.repository.ts';
import type { Vault } from './vault.ts';
import { sealedPrefix } from './vault.ts';

const BATCH = 100;

export interface KeyRotation {
  readonly database: Database;
  readonly clock: Clock;
  /** Both 32 bytes in base64. */
  readonly oldKey: string;
  readonly newKey: string;
  /** Called with how many texts are sealed again so far. */
  readonly onProgress?: ((sealed: number) => void) | undefined;
}

/**
 * Seals everything again under the new key. Interrupted, it goes on when started again with the same two
 * keys; until then both are needed. Nothing else may run meanwhile: it would go on sealing under the old key.
 *
 * @returns how many texts were sealed again
 * @throws {VaultWrongKey} when the old key is not the one of this database
 */
export async function rotateKey({ database, clock, oldKey, newKey, onProgress }: KeyRotation) {
  const from = openVault({ key: oldKey });
  const to = openVault({ key: newKey, leaving: [oldKey] });
  if (from.keyId === to.keyId) return 0;
  await database.transaction(async (tx) => {
    const repository = createVaultKeyRepository(tx);
    const stored = await repository.list();
    const root = rootOf(stored, from, to);
    for (const key of stored) await repository.save({ ...key, state: 'leaving' });
    await repository.save(sealRoot(to, root, clock.now()));
  });

  let count = 0;
  for (const column of SEALED_COLUMNS) {
    for await (const sealed of resealColumn({ database, from, to, column })) {
      count += sealed;
      onProgress?.(count);
    }
  }
  await createVaultKeyRepository(database.db).remove(from.keyId);
  return count;
}

async function* resealColumn({
  database,
  from,
  to,
  column,
}: {
  database: Database;
  from: Vault;
  to: Vault;
  column: SealedColumn;
}) {
  const prefix = sealedPrefix(from.keyId);
  for (;;) {
    const sealed = await database.transaction(async (tx) => {
      const repository = createSealedColumnRepository(tx, column);
      const cells = await repository.find(prefix, BATCH);
      for (const cell of cells) await repository.replace(cell, to.reseal(cell.sealed));
      return cells.length;
    });
    yield sealed;
    if (sealed < BATCH) return;
  }
}
