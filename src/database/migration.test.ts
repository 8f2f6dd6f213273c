import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';

import { forEachEngine } from '../../test/databases/engines.ts';
import type { TestPlace } from '../../test/databases/test-place.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { backupDatabase } from './backup-database.ts';
import {
  BackupNotOurs,
  DatabaseTooNew,
  DatabaseUnreachable,
  DatabaseUrlUnknown,
} from './failures.ts';
import { insertIfNew } from './insert-if-new.ts';
import { createTable } from './migrations/create-table.ts';
import { MIGRATIONS } from './migrations/registry.ts';
import { openDatabase } from './open-database.ts';

const io = { clock: systemClock };
const NEWER = {
  ...MIGRATIONS,
  '9999-of-tomorrow': {
    up: (db: Parameters<typeof createTable>[0]) =>
      createTable(db, 'tomorrow', { columns: { id: 'id' }, key: ['id'] }),
  },
};

forEachEngine((engine, create) => {
  describe(`the schema on ${engine}`, () => {
    const places: TestPlace[] = [];
    const fresh = async () => {
      const place = await create();
      places.push(place);
      return place.url;
    };
    afterEach(async () => {
      for (const place of places.splice(0)) await place.drop();
    });

    it('is made once, and found up to date the next time', async () => {
      const url = await fresh();
      for (const round of [1, 2]) {
        await using database = await openDatabase(url, io);
        const { rows } = await sql<{ name: string }>`
          select name from totoro_migration order by name
        `.execute(database.db);
        expect({ round, names: rows.map((row) => row.name) }).toEqual({
          round,
          names: Object.keys(MIGRATIONS),
        });
      }
    });

    it('of a newer program is refused, and left as it is', async () => {
      const url = await fresh();
      await (await openDatabase(url, { ...io, migrations: NEWER })).close();

      await expect(openDatabase(url, io)).rejects.toThrow(DatabaseTooNew);
      await expect(openDatabase(url, io)).rejects.toThrow('9999-of-tomorrow');
      await using again = await openDatabase(url, { ...io, migrations: NEWER });
      const tables = await again.db.introspection.getTables();
      expect(tables.map((table) => table.name)).toContain('tomorrow');
    });

    it('is changed by one process when two start at once, and both then work', async () => {
      const url = await fresh();
      const children = ['one', 'two', 'three'].map((name) => startProcess(url, name));
      const ends = await Promise.all(children);
      expect(ends).toEqual([0, 0, 0]);

      await using database = await openDatabase(url, io);
      const { rows } = await sql<{ times: number }>`
        select count(*) as times from totoro_migration
      `.execute(database.db);
      expect(rows).toEqual([{ times: Object.keys(MIGRATIONS).length }]);
      const counters = await database.db.selectFrom('counter').select('name').execute();
      expect(counters).toHaveLength(3);
    });

    it('is mended when a migration was interrupted after its first tables', async () => {
      const url = await fresh();
      const interrupted = {
        '0001-connections': {
          up: async (db: Parameters<typeof createTable>[0]) => {
            await createTable(db, 'cursor', {
              columns: { owner: 'key', name: 'key', value: 'text', updated_at: 'integer' },
              key: ['owner', 'name'],
            });
            throw new Error('power cut');
          },
        },
      };
      await expect(openDatabase(url, { ...io, migrations: interrupted })).rejects.toThrow(
        'power cut',
      );

      await using database = await openDatabase(url, io);
      expect(await insertIfNew(database.db, 'counter', { name: 'a', value: 1 })).toBe(true);
    });
  });
});

describe('a SQLite file', () => {
  const path = () => join(mkdtempSync(join(tmpdir(), 'totoro-')), 'data', 'totoro.db');

  it('is copied beside itself before an update, and the copy opens with the old program', async () => {
    const file = path();
    await using before = await openDatabase(`file:${file}`, io);
    await insertIfNew(before.db, 'counter', { name: 'orders', value: 41 });
    await before.close();
    await (await openDatabase(`file:${file}`, { ...io, migrations: NEWER })).close();

    const copies = readdirSync(dirname(file)).filter((name) =>
      name.startsWith(`${basename(file)}.before-9999-of-tomorrow`),
    );
    expect(copies).toHaveLength(1);
    await using copy = await openDatabase(`file:${join(dirname(file), copies[0] ?? '')}`, io);
    const kept = await copy.db.selectFrom('counter').selectAll().execute();
    expect(kept).toEqual([{ name: 'orders', value: 41 }]);
  });

  it('is not copied when it is new', async () => {
    const file = path();
    await (await openDatabase(`file:${file}`, io)).close();

    expect(readdirSync(dirname(file)).filter((name) => name.includes('before'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'is readable by its owner only, like its folder',
    async () => {
      const file = path();
      await using database = await openDatabase(`file:${file}`, io);
      await insertIfNew(database.db, 'counter', { name: 'a', value: 1 });

      expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
    },
  );

  it('is backed up while it is written to', async () => {
    const file = path();
    await using database = await openDatabase(`file:${file}`, io);
    await insertIfNew(database.db, 'counter', { name: 'a', value: 1 });
    const target = join(dirname(file), 'backup', 'today.db');
    const writing = Array.from({ length: 50 }, (_, at) =>
      insertIfNew(database.db, 'counter', { name: `n${at}`, value: at }),
    );
    await backupDatabase(database, target);
    await Promise.all(writing);

    await using copy = await openDatabase(`file:${target}`, io);
    const [first] = await copy.db
      .selectFrom('counter')
      .selectAll()
      .where('name', '=', 'a')
      .execute();
    expect(first).toEqual({ name: 'a', value: 1 });
    expect(copy.file?.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('waits for power-cut safety at each commit', async () => {
    await using database = await openDatabase(`file:${path()}`, io);
    const ask = (name: string) => database.file?.pragma(name, { simple: true });

    expect([ask('journal_mode'), ask('synchronous'), ask('foreign_keys')]).toEqual(['wal', 2, 1]);
  });
});

describe('an address of a database', () => {
  it('that nobody knows is one clear failure, without the password', async () => {
    const opening = openDatabase('oracle://ana:segredo@host/db', io);

    await expect(opening).rejects.toThrow(DatabaseUrlUnknown);
    await expect(opening).rejects.not.toThrow('segredo');
  });

  it('where nobody answers is one clear failure, without the password', async () => {
    const opening = openDatabase('postgres://ana:segredo@127.0.0.1:1/totoro', io);

    await expect(opening).rejects.toThrow(DatabaseUnreachable);
    await expect(opening).rejects.toThrow('postgres://127.0.0.1:1/totoro');
    await expect(opening).rejects.not.toThrow('segredo');
  });

  it('of a file that is no database is one clear failure, and the file stays as it was', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'totoro-')), 'letter.txt');
    writeFileSync(file, 'Prezados senhores, '.repeat(100));

    await expect(openDatabase(`file:${file}`, io)).rejects.toThrow(DatabaseUnreachable);
    await expect(openDatabase(`file:${file}`, io)).rejects.toThrow('not a database');
    expect(readFileSync(file, 'utf8')).toContain('Prezados');
  });

  it('in memory leaves no file', async () => {
    await (await openDatabase('sqlite::memory:', io)).close();

    expect(existsSync(':memory:')).toBe(false);
  });

  it('of a server is not backed up by us', async () => {
    await expect(backupDatabase({ engine: 'postgres' }, 'x')).rejects.toThrow(BackupNotOurs);
  });
});

async function startProcess(url: string, name: string): Promise<unknown> {
  const script = join(import.meta.dirname, '../../test/databases/open-and-count.process.ts');
  const child = fork(script, [url, name], { execArgv: [] });
  const [code] = await once(child, 'exit');
  return code;
}
