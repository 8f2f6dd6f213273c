import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';

import { openPlace, until } from './program.builder.ts';

async function openConnected() {
  const place = await openPlace();
  expect(await place.connectBling()).toMatchObject({ code: 0 });
  await place.must(place.storeLine());
  return { ...place, database: join(place.folder, 'data/totoro.db') };
}

it('serves alone: beside it nothing else owns, a sync is its work, and SIGTERM frees the accounts', async () => {
  await using place = await openConnected();
  const serving = await place.serve();
  expect(serving.url).toContain('http://127.0.0.1:');
  expect((await fetch(`${serving.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${serving.url}/readyz`)).status).toBe(200);

  const second = await place.run('serve');
  expect(second.code).toBe(75);
  expect(second.stderr.trim().split('\n')).toEqual([
    expect.stringMatching(new RegExp(`${serving.pid}.*PostgreSQL.*DATABASE_URL`)),
  ]);
  expect((await place.run('worker', { ENGINE_URL: 'postgres://localhost/totoro' })).code).toBe(78);

  await place.must('sync');
  expect(place.store.simulator.state().products).toHaveLength(4);
  const epochs = () =>
    read(place.database, "select holder, epoch from lease where name like 'owner:%'");
  expect(epochs()).toEqual([{ holder: expect.stringContaining(`:${serving.pid}:`), epoch: 1 }]);

  const backup = join(place.folder, 'copy.db');
  await place.must(`backup ${backup}`);
  const refused = await place.run(`restore ${backup}`);
  expect(refused.code).toBe(75);
  expect(existsSync(`${place.database}.restoring`)).toBe(false);
  expect((await place.run('key rotate')).code).toBe(75);

  // The web answers while a call to Bling is waited for.
  place.bling.simulator.faults.next({ kind: 'latency', ms: 2_000 });
  const sync = place.start(['sync', 'stock']);
  await until(() => place.bling.simulator.log.entries.at(-1)?.status === 0);
  sync.kill('SIGKILL');
  const began = Date.now();
  serving.kill('SIGTERM');
  await until(() => readLog(place.folder).includes('"stopping"'));
  expect((await fetch(`${serving.url}/healthz`)).status).toBe(200);
  expect((await serving.ended).code).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(read(place.database, "select expires_at from lease where name like 'owner:%'")).toEqual([
    { expires_at: 0 },
  ]);

  const web = place.start(['web']);
  await until(() => web.stdout().includes('http://'));
  const beside = await place.run(`restore ${backup}`);
  expect(beside).toMatchObject({ code: 75, stderr: expect.stringContaining(`web `) });
  web.kill('SIGTERM');
  expect((await web.ended).code).toBe(0);
  await place.must(`restore ${backup}`);
  expect(await place.must('audit verify')).toMatchObject({ ok: true });
}, 90_000);

it('restores into an empty folder with the key file, and says in one line that a key is wrong', async () => {
  await using place = await openConnected();
  const backup = join(place.folder, 'copy.db');
  await place.must(`backup ${backup}`);
  const elsewhere = join(place.folder, 'elsewhere');
  mkdirSync(elsewhere);
  const env = {
    DATA_DIR: elsewhere,
    DATABASE_URL: `file:${join(elsewhere, 'totoro.db')}`,
    TOTORO_KEY_FILE: join(elsewhere, 'totoro.key'),
  };
  const keyFile = join(place.folder, 'data/totoro.key');
  copyFileSync(keyFile, env.TOTORO_KEY_FILE);
  expect((await place.run(`restore ${backup}`, env)).code).toBe(0);
  expect((await place.run('audit verify', env)).code).toBe(0);

  await place.must('key rotate');
  expect(await place.must('audit verify')).toMatchObject({ ok: true });
  await place.must('sync stock');
  writeFileSync(keyFile, readFileSync(env.TOTORO_KEY_FILE));
  const wrong = await place.run('status');
  expect(wrong.code).toBe(78);
  expect(wrong.stderr.trim().split('\n')).toHaveLength(1);
}, 60_000);

it('finds a line that was changed in the database, and a database from a newer program', async () => {
  await using place = await openConnected();
  change(place.database, "update audit_line set actor = 'nobody' where seq = 1");
  expect((await place.run('audit verify')).code).toBe(1);

  const newer = "insert into totoro_migration values ('9999-newer', '2030-01-01T00:00:00Z')";
  change(place.database, newer);
  const refused = await place.run('status');
  expect(refused.code).toBe(65);
  expect(refused.stderr).toContain('9999-newer');
}, 60_000);

it('comes to the same end after it was killed in the middle of a sync', async () => {
  await using place = await openConnected();
  const sync = place.start(['sync']);
  await until(() => place.store.simulator.log.some(({ method }) => method === 'POST'));
  sync.kill('SIGKILL');
  expect((await sync.ended).code).toBe(137);

  await place.must('sync');
  const skus = place.store.simulator.state().products.map(({ sku }) => sku);
  expect(skus.toSorted()).toEqual(['CAN-1', 'CAN-2', 'CAN-3', 'CAN-4']);
  expect(await place.must('audit verify')).toMatchObject({ ok: true });
}, 60_000);

it('says in one line that its port is taken, and all wrong settings at once', async () => {
  await using place = await openPlace();
  const taken = await place.run('serve', { PORT: new URL(place.bling.url).port });
  expect(taken.code).toBe(75);
  expect(taken.stderr).not.toMatch(/\n\s+at /);

  const wrong = await place.run('status', { PORT: 'x', LOG_LEVEL: 'y' });
  expect(wrong.code).toBe(78);
  expect(wrong.stderr).toMatch(/LOG_LEVEL=y[^]*PORT=x/);
}, 60_000);

function readLog(folder: string): string {
  const files = readdirSync(join(folder, 'log'));
  return files.map((file) => readFileSync(join(folder, 'log', file), 'utf8')).join('');
}

function read(path: string, statement: string): unknown[] {
  const file = new Sqlite(path, { readonly: true });
  const rows = file.prepare(statement).all();
  file.close();
  return rows;
}

function change(path: string, statement: string): void {
  const file = new Sqlite(path);
  file.exec(statement);
  file.close();
}
