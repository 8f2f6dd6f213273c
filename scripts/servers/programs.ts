import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { isRoot } from './plain-user.ts';

const POSTGRES_ROOT = '/usr/lib/postgresql';
const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.conf';

/** The folder with `initdb` and `postgres`, the newest of Debian's first; they stand in no PATH there. */
export function findPostgres(): string | undefined {
  const versions = existsSync(POSTGRES_ROOT) ? readdirSync(POSTGRES_ROOT) : [];
  const ofDebian = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(POSTGRES_ROOT, version, 'bin'));
  return [...ofDebian, ...pathFolders()].find((folder) => hasAll(folder, ['initdb', 'postgres']));
}

export interface MariadbPrograms {
  readonly server: string;
  readonly installer: string;
}

export function findMariadb(): MariadbPrograms | undefined {
  const folders = [...pathFolders(), '/usr/sbin', '/usr/bin', '/usr/local/sbin'];
  const find = (name: string) =>
    folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  const server = find('mariadbd');
  const installer = find('mariadb-install-db');
  // The installer is a shell script that wants this one, of another package.
  const isComplete = find('my_print_defaults') !== undefined;
  return server && installer && isComplete ? { server, installer } : undefined;
}

function pathFolders(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function hasAll(folder: string, names: readonly string[]): boolean {
  return names.every((name) => existsSync(join(folder, name)));
}

/** We install for nobody but root on a Debian, and say first what. */
export const canInstall = isRoot && existsSync('/usr/bin/apt-get');

/** The `core` packages have the programs alone: no service, no system database. */
export function installMariadb(): void {
  aptInstall(['mariadb-server-core', 'mariadb-client-core']);
}

/** Debian's package makes a cluster and starts it; its setting against that is put back afterwards. */
export function installPostgres(): void {
  aptInstall(['postgresql-common']);
  const before = readFileSync(CLUSTER_SETTINGS, 'utf8');
  writeFileSync(CLUSTER_SETTINGS, `${before}\ncreate_main_cluster = false\n`);
  try {
    aptInstall(['postgresql']);
  } finally {
    writeFileSync(CLUSTER_SETTINGS, before);
  }
}

function aptInstall(packages: readonly string[]): void {
  process.stderr.write(
    `Installing from Debian, for the tests: ${packages.join(' ')} (no service is started)\n`,
  );
  const install = () => apt(['install', '--yes', '--no-install-recommends', ...packages]);
  // The list of packages may be missing or old.
  if (install() !== 0 && (apt(['update']) !== 0 || install() !== 0)) {
    process.stderr.write(`apt-get could not install ${packages.join(' ')}\n`);
  }
}

/** Its talk goes nowhere, its complaints to stderr. */
function apt(command: readonly string[]): number | null {
  return spawnSync('apt-get', ['-qq', ...command], {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status;
}
