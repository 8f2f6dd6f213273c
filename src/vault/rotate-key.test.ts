import { describe, expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import type { Db } from '../database/tables.ts';
import { upsert } from '../database/upsert.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { VaultRotationUnfinished, VaultWrongKey } from './failures.ts';
import { openVault } from './open-vault.ts';
import { rotateKey } from './rotate-key.ts';
import { SEALED_COLUMNS, SEALED_OTHERWISE } from './sealed-columns.ts';
import { unlockVault } from './unlock-vault.ts';
import { newVaultKey } from './vault-key.ts';
import type { Vault } from './vault.ts';

const account = (at: number) => AccountId.parse(`acc_${String(at).padStart(8, '0')}`);

describeOnEachDatabase('the vault', ({ open }) => {
  const oldKey = newVaultKey();
  const newKey = newVaultKey();
  const unlock = (db: Db, key: string, leaving: string[] = []) =>
    unlockVault(db, openVault({ key, leaving }), systemClock);

  async function withTokens(count: number): Promise<Database> {
    const database = await open();
    const vault = await unlock(database.db, oldKey);
    const rows = Array.from({ length: count }, (_, at) => ({
      account_id: account(at),
      sealed: vault.seal(`token ${at}`, `account_token ${account(at)}`),
      expires_at: 1,
      refresh_expires_at: 2,
      version: 1,
    }));
    await upsert(database.db, 'account_token', { rows, key: ['account_id'] });
    return database;
  }

  async function tokensOf(db: Db, vault: Vault): Promise<string[]> {
    const rows = await db
      .selectFrom('account_token')
      .select(['account_id', 'sealed'])
      .orderBy('account_id')
      .execute();
    return rows.map((row) => vault.open(row.sealed, `account_token ${row.account_id}`));
  }

  describe('when it is unlocked', () => {
    it('takes the first key as that of the database, and no other afterwards', async () => {
      const { db } = await open();
      await unlock(db, oldKey);

      await expect(unlock(db, oldKey)).resolves.toMatchObject({ created: false });
      await expect(unlock(db, newKey)).rejects.toThrow(VaultWrongKey);
    });
  });

  describe('when its key is changed', () => {
    it('opens with the new key alone, and with the old one no more', async () => {
      const database = await withTokens(250);
      const seen: number[] = [];
      const count = await rotateKey({
        database,
        clock: systemClock,
        oldKey,
        newKey,
        onProgress: (sealed) => seen.push(sealed),
      });

      expect(count).toBe(250);
      expect(seen.slice(0, 3)).toEqual([100, 200, 250]);
      const vault = await unlock(database.db, newKey);
      const tokens = await tokensOf(database.db, vault);
      expect(tokens).toEqual(Array.from({ length: 250 }, (_, at) => `token ${at}`));
      await expect(unlock(database.db, oldKey)).rejects.toThrow(VaultWrongKey);
    });

    it('gives the same digests as before', async () => {
      const database = await withTokens(1);
      const before = (await unlock(database.db, oldKey)).digest('52998224725', 'document');
      await rotateKey({ database, clock: systemClock, oldKey, newKey });

      const after = (await unlock(database.db, newKey)).digest('52998224725', 'document');
      expect(after).toBe(before);
    });

    it('needs both keys while it is interrupted, and goes on where it stopped', async () => {
      const database = await withTokens(250);
      const interrupted = rotateKey({
        database,
        clock: systemClock,
        oldKey,
        newKey,
        onProgress: () => {
          throw new Error('power cut');
        },
      });
      await expect(interrupted).rejects.toThrow('power cut');

      await expect(unlock(database.db, newKey)).rejects.toThrow(VaultRotationUnfinished);
      await expect(unlock(database.db, oldKey)).rejects.toThrow(VaultWrongKey);
      const both = await unlock(database.db, newKey, [oldKey]);
      expect(await tokensOf(database.db, both)).toHaveLength(250);

      expect(await rotateKey({ database, clock: systemClock, oldKey, newKey })).toBe(150);
      const vault = await unlock(database.db, newKey);
      expect(await tokensOf(database.db, vault)).toHaveLength(250);
    });

    it('touches nothing when the old key is not the one of this database', async () => {
      const database = await withTokens(3);
      const wrong = rotateKey({ database, clock: systemClock, oldKey: newVaultKey(), newKey });

      await expect(wrong).rejects.toThrow(VaultWrongKey);
      const vault = await unlock(database.db, oldKey);
      expect(await tokensOf(database.db, vault)).toHaveLength(3);
    });

    it('reaches every column that is named sealed', async () => {
      const { db } = await open();
      const tables = await db.introspection.getTables();
      const named = tables.flatMap(({ name, columns }) =>
        columns
          .filter((column) => /(^|_)sealed$/.test(column.name))
          .map((column) => `${name}.${column.name}`),
      );
      const reached = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);

      expect([...reached, ...SEALED_OTHERWISE].toSorted()).toEqual(named.toSorted());
    });
  });
});
