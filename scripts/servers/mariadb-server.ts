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
  const stop = await startServer(
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
    async () => (await connect(port)).end(),
  );
  const password = randomUUID();
  const connection = await connect(port);
  await connection.query('set password = password(?)', [password]);
  await connection.end();
  return { url: `mysql://root:${password}@127.0.0.1:${port}/mysql`, stop };
}

function connect(port: number) {
  return mysql.createConnection({ host: '127.0.0.1', port, user: 'root' });
}
