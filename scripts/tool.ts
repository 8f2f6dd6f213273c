import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');

interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Aborting asks the tool to end (SIGTERM). */
  readonly signal?: AbortSignal;
}

/** Runs a development tool of node_modules on this Node, in the root folder. Gives its exit code. */
export async function runTool(
  [name = '', ...args]: readonly string[],
  { env = {}, signal }: ToolOptions = {},
): Promise<number> {
  if (signal?.aborted) return 130;
  const child = spawn(process.execPath, [findTool(name), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  signal?.addEventListener('abort', () => child.kill('SIGTERM'));
  return new Promise((finish, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => finish(code ?? 130));
  });
}

/** The script behind `node_modules/.bin/<name>`, without the shims that differ by platform. */
function findTool(name: string): string {
  const packageFile = join(
    ROOT,
    'node_modules',
    name === 'tsc' ? 'typescript' : name,
    'package.json',
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- npm's own file, of a documented shape
  const { bin } = JSON.parse(readFileSync(packageFile, 'utf8')) as { bin: Record<string, string> };
  const script = bin[name];
  if (script === undefined) throw new Error(`${packageFile} has no program ${name}`);
  return join(dirname(packageFile), script);
}
