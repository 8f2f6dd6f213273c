import { startMariadb } from '../scripts/servers/mariadb-server.ts';
import { startPostgres } from '../scripts/servers/postgres-server.ts';
import { findMariadb, findPostgres } from '../scripts/servers/programs.ts';
import type { TestServer } from '../scripts/servers/server-process.ts';
import { createOnMysql, createOnPostgres } from '../test/databases/test-place.ts';

export const DATABASE_KINDS = ['postgres', 'mariadb'] as const;
export type DatabaseKind = (typeof DATABASE_KINDS)[number];

/** Private servers that keep what they commit, and what TotoroACDC is told of them. */
export interface Databases {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  /** Each can be killed by itself: the data, or the engine beside it. */
  readonly servers: readonly NamedServer[];
  stop(): Promise<void>;
}

export interface NamedServer extends Pick<TestServer, 'crash' | 'revive'> {
  readonly name: string;
}

/** In one line what is missing here, if anything is. */
export function findMissing(kind: DatabaseKind): string | undefined {
  if (findPostgres() === undefined) return 'no PostgreSQL (apt-get install postgresql)';
  if (kind === 'mariadb' && findMariadb() === undefined)
    return 'no MariaDB (apt-get install mariadb-server-core mariadb-client-core)';
  return undefined;
}

export async function startDatabases(kind: DatabaseKind): Promise<Databases> {
  const [postgresPrograms, mariadbPrograms] = [findPostgres(), findMariadb()];
  if (postgresPrograms === undefined) throw new Error(findMissing(kind));
  const postgres = await startPostgres(postgresPrograms, 'durable');
  const onPostgres = await createOnPostgres(postgres.url);
  if (kind === 'postgres') {
    return {
      url: onPostgres.url,
      env: { DATABASE_URL: onPostgres.url },
      servers: [{ name: 'PostgreSQL', ...postgres }],
      stop: () => postgres.stop(),
    };
  }
  if (mariadbPrograms === undefined) throw new Error(findMissing(kind));
  const mariadb = await startMariadb(mariadbPrograms, 'durable');
  const { url } = await createOnMysql(mariadb.url);
  return {
    url,
    env: { DATABASE_URL: url, ENGINE_URL: onPostgres.url },
    servers: [
      { name: 'MariaDB', ...mariadb },
      { name: 'PostgreSQL of the engine', ...postgres },
    ],
    stop: async () => void (await Promise.all([mariadb.stop(), postgres.stop()])),
  };
}
