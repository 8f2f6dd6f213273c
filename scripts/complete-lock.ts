/**
 * Fills the holes of package-lock.json: a registry mirror that lacks the packages of other platforms leaves
 * them out, and `npm ci` then refuses the file ("Missing: @oxlint/binding-darwin-arm64@ from lock file").
 * Run it after every `npm install` that changed the lock: `node scripts/complete-lock.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  license?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, Entry>;
}

const FILE = join(import.meta.dirname, '../package-lock.json');
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x'];

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- npm's own file, of a documented shape
const lock = JSON.parse(readFileSync(FILE, 'utf8')) as Lock;
const added = Object.entries(lock.packages).flatMap(([path, entry]) => holesOf(path, entry));
for (const [path, entry] of added) lock.packages[path] = entry;
const packages = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(
  FILE,
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, undefined, 2)}\n`,
);
process.stdout.write(`${added.length} packages of other platforms added to package-lock.json\n`);

function holesOf(path: string, entry: Entry): [string, Entry][] {
  return Object.entries(entry.optionalDependencies ?? {})
    .filter(([name, version]) => /^\d/.test(version) && foundVersion(path, name) !== version)
    .map(([name, version]) => [
      placeFor(path, name),
      { version, ...(entry.dev && { dev: true }), optional: true, ...platformOf(name) },
    ]);
}

/** Where Node would look from `path` on: its own node_modules, then each outer one. */
function foundVersion(path: string, name: string): string | undefined {
  const prefix = path === '' ? '' : `${path}/`;
  const here = lock.packages[`${prefix}node_modules/${name}`];
  if (here || path === '') return here?.version;
  return foundVersion(path.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}

/** Beside the package that wants it; inside it where another version lies there already. */
function placeFor(path: string, name: string): string {
  const outer = path.replace(/node_modules\/(@[^/]+\/)?[^/]+$/, '');
  const beside = `${outer}node_modules/${name}`;
  return lock.packages[beside] ? `${path}/node_modules/${name}` : beside;
}

function platformOf(name: string): Entry {
  const parts = name.replace(/^@[^/]+\//, '').split('-');
  const has = (word: string) => parts.includes(word);
  const startsWith = (word: string) => parts.some((part) => part.startsWith(word));
  return {
    ...(startsWith('musl') && { libc: ['musl'] }),
    ...(startsWith('gnu') && { libc: ['glibc'] }),
    os: SYSTEMS.filter(has).slice(0, 1),
    cpu: PROCESSORS.filter(has).slice(0, 1),
  };
}
