import type { AccountId } from '../commerce/ids.ts';
import type { Db, Tables, Tx } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import type { Random } from '../kernel/random.ts';
import { decrypt, encrypt } from '../vault/cipher.ts';
import type { Vault } from '../vault/vault.ts';

type Person = Tables['person'];

/** What a person's key opens. */
export interface PersonalSeal {
  seal(text: string): string;
  /** `undefined` when it was sealed before the person was erased. */
  open(sealed: string): string | undefined;
}

const LABEL = 'audit personal';

/** Customers and their keys. Without its key, what was said of a person cannot be read any more. */
export function createPersonRepository(db: Db | Tx, vault: Vault) {
  const findRow = (id: string): Promise<Person | undefined> =>
    db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();

  return {
    /** `undefined` when unknown, or erased. */
    async find(id: string): Promise<PersonalSeal | undefined> {
      const row = await findRow(id);
      if (!row?.key_sealed) return undefined;
      return sealWith(
        Buffer.from(vault.open(row.key_sealed, contextOf(id)), 'base64'),
        vault.random,
      );
    },

    /** Makes the person known, with a new key: also one that was erased and comes back. */
    async create(id: string, accountId: AccountId, now: number): Promise<PersonalSeal> {
      const key = vault.random.bytes(32);
      const row = {
        id,
        account_id: accountId,
        key_sealed: vault.seal(Buffer.from(key).toString('base64'), contextOf(id)),
        created_at: now,
      };
      await upsert(db, 'person', { rows: [row], key: ['id'], set: ['key_sealed'] });
      return sealWith(key, vault.random);
    },

    /** For good: the key is gone. `false` when there was none. */
    async erase(id: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('person')
        .set({ key_sealed: null })
        .where('id', '=', id)
        .where('key_sealed', 'is not', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

function contextOf(id: string): string {
  return `person ${id}`;
}

function sealWith(key: Uint8Array, random: Random): PersonalSeal {
  return {
    seal: (text) => encrypt(text, { key, label: LABEL, random }),
    open: (sealed) => decrypt(key, sealed, LABEL),
  };
}
