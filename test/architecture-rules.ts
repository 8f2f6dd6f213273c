import { posix } from 'node:path';

import { factsOf } from './architecture-source.ts';
import type { SourceFacts } from './architecture-source.ts';

/** Who may import whom, inside out. A folder may always import itself, `kernel` and `messages`. */
const MAY_IMPORT: Record<string, string> = {
  messages: '',
  kernel: '',
  commerce: '',
  bling: 'commerce',
  stores: 'commerce',
  database: 'commerce',
  vault: 'database',
  audit: 'commerce database vault',
  work: 'database',
  engine: 'work database',
  connections: 'audit bling commerce database stores vault',
  inbox: 'bling stores database work audit',
  sync: 'audit bling commerce connections database work stores vault',
  web: 'audit commerce connections database inbox work sync',
  simulator: 'commerce',
  app: 'commerce bling stores database vault audit work engine connections inbox sync web',
  cli: 'app commerce simulator sync',
};

/** Folders whose own folders may not see each other; files directly in them are shared. */
const NEIGHBOURS_APART = ['stores', 'sync'];

/** What a room may use of its neighbours all the same: those that come before it in an order's life (ADR 0014). */
const ROOM_MAY_USE: Readonly<Record<string, string>> = {
  'sync/order': 'sync/customer',
  'sync/invoice': 'sync/customer',
  'sync/change': 'sync/customer sync/order sync/receivable sync/invoice',
};

/** Where an outside package may be used. One that is not here has not been agreed on. */
const PACKAGE_HOMES: readonly (readonly [name: RegExp, home: RegExp])[] = [
  [/^zod$/, /./],
  [/^big\.js$/, /^kernel\//],
  [/^@brazilian-utils\//, /^(commerce|simulator|sync)\//],
  [/^kysely/, /(\.repository|\.migration)\.ts$|^database\//],
  [/^(better-sqlite3|pg|mysql2)(\/|$)/, /^database\//],
  [/^hono(\/|$)/, /\.(routes|page)\.ts$|^(web|simulator)\//],
  [/^@hono\/node-server(\/|$)/, /^(web|simulator)\/|^app\/listen\.ts$/],
  [/^html-entities$/, /^(stores|simulator)\//],
  [/^oauth-1\.0a$/, /^(stores|simulator)\//],
  [/^croner$/, /^engine\//],
  [/^pg-boss$/, /^engine\//],
  [/^(pino|pino-roll)$/, /^app\//],
  [/^yaml$/, /^(app|cli)\/|^connections\/config-text\.ts$/],
  [/^citty$/, /\.command\.ts$|^cli\/command-line\.ts$/],
  [/^(@clack\/prompts|cli-progress)$/, /^cli\//],
];

/** Where an error may be caught: at the edges, and where a stranger's error becomes ours. */
const MAY_CATCH =
  /^work\/(drain|worker)\.ts$|^vault\/cipher\.ts$|^web\/errors\.ts$|^cli\/main\.ts$|\/transport\.ts$|^simulator\/(virtual-clock|.*\bdelivery)\.ts$/;

/** Folders that must run on a virtual clock: time, chance and network are handed in. The clock itself is free. */
const HANDED_IN = /^(bling|stores|work|sync|simulator)\/(?!virtual-clock\.ts$)/;

const IS_COMMAND = /^cli\/[^/]+\.command\.ts$/;

/** A file of this form does nothing until the list names it; a sub-command may be named by its command. */
const REGISTERED: readonly (readonly [form: RegExp, list: string])[] = [
  [/^stores\/[^/]+\/index\.ts$/, 'stores/registry.ts'],
  [IS_COMMAND, 'cli/commands.ts'],
  [/^messages\/[^/]+\.messages\.ts$/, 'messages/catalogue.ts'],
  [/^[^/]+\/[^/]+\.settings\.ts$/, 'app/settings-table.ts'],
];

const DUMPING_GROUND = /(^|[/.-])(utils?|helpers?|common|misc|managers?|services?)(?=[/.-])/;

/** Files of `src/` by path, such as `bling/lane.ts`, with their text. */
export type SourceTree = ReadonlyMap<string, string>;

interface Program {
  readonly facts: ReadonlyMap<string, SourceFacts>;
  /** What each file imports of ours, as paths in the tree. */
  readonly edges: ReadonlyMap<string, readonly string[]>;
}

/** One line for each breach: the file, and what it does that its place does not allow. */
export function breachesOf(tree: SourceTree): string[] {
  const facts = new Map(
    [...tree]
      .filter(([file]) => !isForTests(file))
      .map(([file, text]) => [file, factsOf(file, text)]),
  );
  const edges = new Map([...facts].map(([file, { imports }]) => [file, ownTargets(file, imports)]));
  const program = { facts, edges };
  return [
    ...[...facts].flatMap(([file, found]) =>
      fileBreaches(file, found).map((breach) => `${file}: ${breach}`),
    ),
    ...unregistered(program),
    ...connectorsWithoutEntry(program),
    ...cyclesOf(edges).map(
      (cycle) => `${cycle[0]}: imports itself through ${cycle.slice(1).join(' > ')}`,
    ),
  ];
}

function isForTests(file: string): boolean {
  return /\.(test|suite|builder)\.ts$/.test(file);
}

function ownTargets(file: string, imports: readonly string[]): string[] {
  return imports
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.normalize(posix.join(posix.dirname(file), name)));
}

function fileBreaches(file: string, facts: SourceFacts): string[] {
  const [home = ''] = file.split('/');
  const checks: readonly (readonly [boolean, string])[] = [
    [!(home in MAY_IMPORT), `there is no folder ${home} in the import table`],
    [facts.catches > 0 && !MAY_CATCH.test(file), 'catches errors, and is no edge'],
    [facts.readsEnvironment && file !== 'app/settings.ts', 'reads the environment'],
    [facts.hasDefaultExport, 'has a default export'],
    [facts.castsThroughUnknown, 'casts through unknown'],
    [facts.lineCount > 300, `has ${facts.lineCount} lines, 300 is the limit`],
    [DUMPING_GROUND.test(file), 'has the name of a dumping ground'],
    [/(^|\/)index\.ts$/.test(file) && !/^stores\/[^/]+\/index\.ts$/.test(file), 'is a barrel'],
  ];
  return [
    ...checks.filter(([isBroken]) => isBroken).map(([, what]) => what),
    ...facts.imports
      .filter((name) => !mayImport(file, name))
      .map((name) => `may not import ${name}`),
    ...(HANDED_IN.test(file)
      ? facts.impurities.map((name) => `uses ${name}, which must be handed in`)
      : []),
  ];
}

function mayImport(file: string, name: string): boolean {
  if (name.startsWith('node:')) return !(name.startsWith('node:timers') && HANDED_IN.test(file));
  if (!name.startsWith('.'))
    return PACKAGE_HOMES.some(([form, home]) => form.test(name) && home.test(file));
  return ownTargets(file, [name]).every((target) => mayUseFile(file, target));
}

function mayUseFile(file: string, target: string): boolean {
  if (isForTests(target) || target.startsWith('..') || !target.endsWith('.ts')) return false;
  const [home = '', ownRoom = ''] = file.split('/');
  const [folder = '', room = ''] = target.split('/');
  const allowed = ['kernel', 'messages', ...(MAY_IMPORT[home] ?? '').split(' ')];
  if (folder !== home) return allowed.includes(folder);
  return !NEIGHBOURS_APART.includes(home) || mayUseRoom(`${home}/${ownRoom}`, `${home}/${room}`);
}

/** Rooms see the files directly in their folder; those see no room but for the one list that names them all. */
function mayUseRoom(own: string, other: string): boolean {
  if (own === other || other.endsWith('.ts') || own.endsWith('.ts')) return true;
  return (ROOM_MAY_USE[own] ?? '').split(' ').includes(other);
}

function unregistered({ facts, edges }: Program): string[] {
  const subCommands = [...edges].filter(([file]) => IS_COMMAND.test(file)).flatMap(([, to]) => to);
  const isNamed = (file: string, list: string) =>
    edges.get(list)?.includes(file) || (IS_COMMAND.test(file) && subCommands.includes(file));
  return [...facts.keys()].flatMap((file) =>
    REGISTERED.filter(([form, list]) => form.test(file) && !isNamed(file, list)).map(
      ([, list]) => `${file}: is not named in ${list}`,
    ),
  );
}

function connectorsWithoutEntry({ facts }: Program): string[] {
  const rooms = [...facts.keys()].flatMap((file) => /^stores\/[^/]+(?=\/)/.exec(file)?.[0] ?? []);
  return [...new Set(rooms)]
    .filter((room) => !facts.has(`${room}/index.ts`))
    .map((room) => `${room}: has no index.ts, so it cannot be named in stores/registry.ts`);
}

/** Depth first; each cycle once, starting and ending at the same file. */
function cyclesOf(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const finished = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]) => {
    const since = path.indexOf(file);
    if (since >= 0) cycles.push([...path.slice(since), file]);
    if (since >= 0 || finished.has(file)) return;
    for (const target of edges.get(file) ?? []) visit(target, [...path, file]);
    finished.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return cycles;
}
