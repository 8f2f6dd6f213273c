import { randomUUID } from 'node:crypto';
import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';

import { findPlainUser, makeDataFolder } from './plain-user.ts';
import { findFreePort, runOnce, startServer } from './server-process.ts';
import type { ServerSafety, TestServer } from './server-process.ts';

/** Safe against nothing, and fast: its data is thrown away. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const MANY = 'max_connections=200';

/**
 * @param programs the folder with `initdb` and `postgres`
 * @param safety `durable`: as it is when nobody tunes it, to measure with
 */
export async function startPostgres(
  programs: string,
  safety: ServerSafety = 'fast',
): Promise<TestServer> {
  const user = findPlainUser(['postgres', 'nobody']);
  const folder = makeDataFolder('postgres', user);
  const password = randomUUID();
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(passwordFile, user.uid, user.gid);
  const data = join(folder, 'data');
  runOnce({
    program: join(programs, 'initdb'),
    args: [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--no-sync',
    ],
    folder,
    user,
  });

  const port = await findFreePort();
  const settings = [
    ...(safety === 'fast' ? FAST : []),
    MANY,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
  ];
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const server = await startServer(
    {
      program: join(programs, 'postgres'),
      args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      folder,
      user,
    },
    () => connect(url),
  );
  return { ...server, url };
}

async function connect(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.end();
}
