import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createAuditLineRepository } from '../audit/audit-line.repository.ts';
import { auditLine } from '../audit/audit.builder.ts';
import { readPersonal } from '../audit/read-personal.ts';
import { openDatabase } from '../database/open-database.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { forgetNextKey } from './next-key.ts';
import { openApp } from './open-app.ts';
import { rotateVaultKey } from './rotate-vault-key.ts';
import { readSettings } from './settings.ts';

const PERSON = { name: 'Ana' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'totoro-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** With a key from the environment, or from the file. */
function settingsOf(key?: string) {
  const environment = {
    DATABASE_URL: `file:${join(folder, 'totoro.db')}`,
    DATA_DIR: folder,
    TOTORO_KEY_FILE: join(folder, 'totoro.key'),
    LOG_CONSOLE: 'off',
    LOG_FILE: join(folder, 'log/totoro'),
    ...(key && { TOTORO_KEY: key }),
  };
  return readSettings({ environment, file: '', fromFile: {} });
}

async function savePerson(key?: string): Promise<void> {
  await using app = await openApp(settingsOf(key));
  const personal = { personId: 'person-1', data: PERSON };
  await app.database.transaction((tx) => app.audit.append(tx, auditLine({ personal })));
}

/** Sealed texts that do not open make the change stop in its middle. */
async function breakSeal(key?: string): Promise<() => Promise<void>> {
  await using app = await openApp(settingsOf(key));
  const { db } = app.database;
  const { key_sealed } = await db.selectFrom('person').selectAll().executeTakeFirstOrThrow();
  await db
    .updateTable('person')
    .set({ key_sealed: `${(key_sealed ?? '').slice(0, -8)}AAAAAAA=` })
    .execute();
  return async () => {
    // The change has begun: no key alone opens the vault, so the database is opened without it.
    await using database = await openDatabase(settingsOf(key).database.url, { clock: systemClock });
    await database.db.updateTable('person').set({ key_sealed }).execute();
  };
}

async function readPerson(key?: string): Promise<unknown> {
  await using app = await openApp(settingsOf(key));
  const [line] = await createAuditLineRepository(app.database.db).find({ personId: 'person-1' });
  return line && (await readPersonal(app.database.db, app.vault, line));
}

describe('a change of key', () => {
  it.each(['from the environment', 'from the file'])(
    'that was interrupted goes on with the same new key (%s)',
    async (from) => {
      const oldKey = from === 'from the file' ? undefined : newVaultKey();
      const next = join(folder, 'totoro.key.next');
      await savePerson(oldKey);
      const mend = await breakSeal(oldKey);
      await expect(rotateVaultKey(settingsOf(oldKey))).rejects.toMatchObject({
        code: 'vault.seal_broken',
      });
      const noted = readFileSync(next, 'utf8').trim();
      expect(statSync(next).mode & 0o777).toBe(0o600);

      await mend();
      const { newKey } = await rotateVaultKey(settingsOf(oldKey));

      expect(newKey).toBe(noted);
      expect(await readPerson(oldKey && newKey)).toEqual(PERSON);
    },
  );

  it('keeps the new key on the disk until a person has read it, and the next change has another', async () => {
    const next = join(folder, 'totoro.key.next');
    const oldKey = newVaultKey();
    await savePerson(oldKey);

    const first = await rotateVaultKey(settingsOf(oldKey));
    expect(readFileSync(next, 'utf8').trim()).toBe(first.newKey);
    // The person took it, and the program died before it could forget.
    const second = await rotateVaultKey(settingsOf(first.newKey));
    expect(second.newKey).not.toBe(first.newKey);
    forgetNextKey(settingsOf().vault.keyFile);

    expect(existsSync(next)).toBe(false);
    expect(await readPerson(second.newKey)).toEqual(PERSON);
  });
});
