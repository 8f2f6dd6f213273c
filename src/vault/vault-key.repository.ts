import { insertIfNew } from '../database/insert-if-new.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';

export type StoredKey = Tables['vault_key'];

/** Which keys open what is sealed in this database. */
export function createVaultKeyRepository(db: Db | Tx) {
  return {
    list(): Promise<StoredKey[]> {
      return db.selectFrom('vault_key').selectAll().orderBy('created_at').execute();
    },

    async saveFirst(row: StoredKey): Promise<void> {
      await insertIfNew(db, 'vault_key', row);
    },

    async save(row: StoredKey): Promise<void> {
      await upsert(db, 'vault_key', {
        rows: [row],
        key: ['key_id'],
        set: ['root_sealed', 'state'],
      });
    },

    async remove(keyId: string): Promise<void> {
      await db.deleteFrom('vault_key').where('key_id', '=', keyId).execute();
    },
  };
}
