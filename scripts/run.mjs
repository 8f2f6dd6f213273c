// `node scripts/run.mjs <name> [args]` runs scripts/<name>.ts. Plain JavaScript without dependencies: it is the
// first thing that runs after a clone, on whatever Node is there. It installs what package-lock.json says when
// that is not what node_modules holds, then goes on with the Node that package.json pins. All it says itself
// goes to stderr, so that stdout belongs to the script alone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = '', ...args] = process.argv.slice(2);
const script = join(root, 'scripts', `${name}.ts`);
const onWindows = process.platform === 'win32';
const pinnedNode = join(root, 'node_modules/node/bin', onWindows ? 'node.exe' : 'node');

if (!/^[a-z-]+$/.test(name) || !existsSync(script)) stop(`No such script: ${name}`, 64);
if (!isInstalled()) install();
run(chooseNode());

/** Whether node_modules holds every package of package-lock.json in its version. */
function isInstalled() {
  const wanted = readLock(join(root, 'package-lock.json'));
  const found = readLock(join(root, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.devOptional || found[path]?.version === entry.version,
  );
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function install() {
  process.stderr.write('Installing the packages of package-lock.json (npm ci), once ...\n');
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: environmentForNpm() };
  // Warnings would be about the Node that installs; the pinned one runs.
  const command = ['ci', '--loglevel=error', '--no-progress'];
  const npm = process.env.npm_execpath;
  const result =
    npm && /npm-cli\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...command], options)
      : spawnSync('npm', command, { ...options, shell: onWindows });
  if (result.status !== 0) {
    stop(
      'npm ci did not finish; its reason stands above. Nothing was started.',
      result.status || 70,
    );
  }
}

/** `npm run --json` and the like must not change how the packages are installed. */
function environmentForNpm() {
  const UNWANTED = ['npm_config_json', 'npm_config_omit', 'NODE_ENV'];
  return Object.fromEntries(
    Object.entries(process.env).filter(([variable]) => !UNWANTED.includes(variable)),
  );
}

function chooseNode() {
  if (existsSync(pinnedNode)) return pinnedNode;
  const [major, minor] = process.versions.node.split('.').map(Number);
  // 22.18 is the first that runs TypeScript without a flag.
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return stop(
    `The pinned Node is missing (${pinnedNode}) and Node ${process.versions.node} is older than 22.18. ` +
      'Run `npm ci` with install scripts allowed, or install Node 24.',
    78,
  );
}

function run(node) {
  // npm started us with its own .bin first in PATH; children that say `node` get the same Node as we chose.
  const path = `${dirname(node)}${onWindows ? ';' : ':'}${process.env.PATH ?? ''}`;
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  // A terminal sends Ctrl-C to the whole group, the child included; a second one would cut its orderly end.
  const forward = (signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  child.on('error', (error) => stop(`${node} did not start: ${error.message}`, 70));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function stop(line, code) {
  process.stderr.write(`${line}\n`);
  return process.exit(code);
}
