import { startMariadb } from './mariadb-server.ts';
import { startPostgres } from './postgres-server.ts';
import {
  canInstall,
  findMariadb,
  findPostgres,
  installMariadb,
  installPostgres,
} from './programs.ts';
import type { ServerSafety, TestServer } from './server-process.ts';

/** One kind of database server that the tests want beside SQLite. */
interface Kind {
  readonly name: string;
  readonly packageName: string;
  /** The tests read its address here. One that is already set is used as it is. */
  readonly variable: string;
  /** Finds the programs, or installs and finds them; then starts. `undefined` without programs. */
  start(safety: ServerSafety): Promise<TestServer> | undefined;
}

const KINDS: readonly Kind[] = [
  {
    name: 'PostgreSQL',
    packageName: 'postgresql',
    variable: 'TOTORO_TEST_POSTGRES_URL',
    start: (safety) =>
      startFound({
        find: findPostgres,
        install: installPostgres,
        start: (programs) => startPostgres(programs, safety),
      }),
  },
  {
    name: 'MariaDB',
    packageName: 'mariadb-server-core mariadb-client-core',
    variable: 'TOTORO_TEST_MYSQL_URL',
    start: (safety) =>
      startFound({
        find: findMariadb,
        install: installMariadb,
        start: (programs) => startMariadb(programs, safety),
      }),
  },
];

interface Steps<Programs> {
  readonly find: () => Programs | undefined;
  readonly install: () => void;
  readonly start: (programs: Programs) => Promise<TestServer>;
}

function startFound<Programs>({ find, install, start }: Steps<Programs>) {
  if (find() === undefined && canInstall) install();
  const programs = find();
  return programs === undefined ? undefined : start(programs);
}

export interface TestServers {
  /** For the environment of the tests. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Names of those that could not be had. */
  readonly missing: readonly string[];
  stop(): Promise<void>;
}

/** Starts what can be started, and says in one line what cannot. */
export async function startTestServers(safety: ServerSafety = 'fast'): Promise<TestServers> {
  const wanted = KINDS.filter(({ variable }) => !process.env[variable]);
  const started = wanted.map((kind) => ({ kind, server: kind.start(safety) }));
  const missing = started.flatMap(({ kind, server }) => (server === undefined ? [kind] : []));
  for (const { name, packageName } of missing) {
    process.stdout.write(
      `skipped: ${name} not found (on Debian, as root: apt-get install ${packageName})\n`,
    );
  }

  const settled = await Promise.allSettled(
    started.flatMap(({ kind, server }) =>
      server === undefined ? [] : [server.then((running) => ({ kind, running }))],
    ),
  );
  const running = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async () => void (await Promise.all(running.map((one) => one.running.stop())));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    addresses: Object.fromEntries(running.map((one) => [one.kind.variable, one.running.url])),
    missing: missing.map(({ name }) => name),
    stop,
  };
}
