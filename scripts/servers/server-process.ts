import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type { PlainUser } from './plain-user.ts';

/** A private server. Stopping it removes its data too. */
export interface TestServer extends RunningServer {
  /** As its administrator, with password. */
  readonly url: string;
}

export interface RunningServer {
  stop(): Promise<void>;
  /** SIGKILL, as if the power failed; its data stays. */
  crash(): Promise<void>;
  /** Starts it again over the same data, on the same port. */
  revive(): Promise<void>;
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
const REVIVE_TRIES = 40;

/** However we end, none stays behind. */
const living = new Set<ChildProcess>();
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')));

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
): Promise<RunningServer> {
  let child = await start(command, connect, 1);
  return {
    async stop() {
      child.kill('SIGTERM');
      await endsWithin(child, STOP_WITHIN_MS);
      child.kill('SIGKILL');
      rmSync(command.folder, { recursive: true, force: true });
    },
    async crash() {
      child.kill('SIGKILL');
      await endsWithin(child, STOP_WITHIN_MS);
    },
    async revive() {
      child = await start(command, connect, REVIVE_TRIES);
    },
  };
}

/** What an earlier life left, such as its shared memory, goes within seconds: so it is tried again. */
async function start(
  command: ServerCommand,
  connect: () => Promise<void>,
  tries: number,
): Promise<ChildProcess> {
  let lastWords = '';
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { child, output } = launch(command);
    const ended = new AbortController();
    child.once('exit', () => ended.abort());
    if (await connectsInTime(connect, ended.signal)) return child;
    child.kill('SIGKILL');
    lastWords = output.join('').slice(-2_000);
    await wait(250);
  }
  rmSync(command.folder, { recursive: true, force: true });
  throw new Error(`${command.program} did not start:\n${lastWords}`);
}

function launch({ program, args, folder, user }: ServerCommand) {
  const output: string[] = [];
  const child = spawn(program, args, {
    ...user,
    cwd: folder,
    env: plainEnvironment(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own group: Ctrl-C of the terminal reaches us, and we stop it in order.
    detached: true,
  });
  living.add(child);
  child.once('exit', () => living.delete(child));
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => void output.push(chunk.toString()));
  }
  return { child, output };
}

async function endsWithin(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await Promise.race([once(child, 'exit'), wait(patienceMs, undefined, { ref: false })]);
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
