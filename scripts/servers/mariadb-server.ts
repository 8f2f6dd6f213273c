import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import mysql from 'mysql2/promise';

import { findPlainUser, makeDataFolder } from './plain-user.ts';
import type { MariadbPrograms } from './programs.ts';
import { findFreePort, runOnce, startServer } from './server-process.ts';
import type { ServerSafety, TestServer } from './server-process.ts';

/** Safe against nothing, and fast: its data is thrown away. */
const FAST = ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0'];
const ALWAYS = ['--innodb-buffer-pool-size=128M', '--skip-log-bin', '--max-connections=200'];

/** @param safety `durable`: as it is when nobody tunes it, to measure with */
export async function startMariadb(
  { server, installer }: MariadbPrograms,
  safety: ServerSafety = 'fast',
): Promise<TestServer> {
  const user = findPlainUser(['mysql', 'nobody']);
  const folder = makeDataFolder('mariadb', user);
  const data = join(folder, 'data');
  runOnce({
    program: installer,
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    folder,
    user,
  });

  const port = await findFreePort();
  const place = [
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--socket=mariadb.sock',
    '--pid-file=mariadb.pid',
  ];
  let password = '';
  const running = await startServer(
    {
      program: server,
      args: [
        '--no-defaults',
        `--datadir=${data}`,
        ...place,
        ...ALWAYS,
        ...(safety === 'fast' ? FAST : []),
      ],
      folder,
      user,
    },
    async () => (await connect(port, password)).end(),
  );
  const connection = await connect(port, password);
  password = randomUUID();
  await connection.query('set password = password(?)', [password]);
  await connection.end();
  return { ...running, url: `mysql://root:${password}@127.0.0.1:${port}/mysql` };
}

function connect(port: number, password: string) {
  return mysql.createConnection({ host: '127.0.0.1', port, user: 'root', password });
}
