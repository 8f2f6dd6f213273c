import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type { PlainUser } from './plain-user.ts';

/** A private server. Stopping it removes its data too. */
export interface TestServer {
  /** As its administrator, with password. */
  readonly url: string;
  stop(): Promise<void>;
}

/** `fast` is safe against nothing: for data that is thrown away. `durable`: what was committed stays. */
export type ServerSafety = 'fast' | 'durable';

interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly user: PlainUser;
}

const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;

/** Runs something that ends, such as the making of an empty database. */
export function runOnce({ program, args, folder, user }: ServerCommand): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...user,
    cwd: folder,
    encoding: 'utf8',
    env: plainEnvironment(folder),
  });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? ''}\n${stdout}${stderr}`);
}

/** Starts a server and waits until `connect` works. */
export async function startServer(
  command: ServerCommand,
  connect: () => Promise<void>,
): Promise<() => Promise<void>> {
  const { program, args, folder, user } = command;
  const output: string[] = [];
  const child = spawn(program, args, {
    ...user,
    cwd: folder,
    env: plainEnvironment(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own group: Ctrl-C of the terminal reaches us, and we stop it in order.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => void output.push(chunk.toString()));
  }
  const ended = once(child, 'exit');
  const lastWords = new AbortController();
  void ended.then(() => lastWords.abort());

  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, wait(STOP_WITHIN_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', () => child.kill('SIGKILL'));
  if (await connectsInTime(connect, lastWords.signal)) return stop;
  await stop();
  throw new Error(`${program} did not start:\n${output.join('').slice(-2_000)}`);
}

async function connectsInTime(connect: () => Promise<void>, ended: AbortSignal): Promise<boolean> {
  const until = performance.now() + START_WITHIN_MS;
  while (performance.now() < until && !ended.aborted) {
    const [attempt] = await Promise.allSettled([connect()]);
    if (attempt.status === 'fulfilled') return true;
    await wait(100);
  }
  return false;
}

/** Nothing of ours that could point the server at another cluster. */
function plainEnvironment(folder: string) {
  return { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, LC_ALL: 'C', TZ: 'UTC' };
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
