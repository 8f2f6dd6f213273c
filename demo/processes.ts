import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

export const ROOT = join(import.meta.dirname, '..');

/** A process of ours with what it printed. Standard output is read by line; errors go to its log file. */
export interface Program {
  readonly name: string;
  readonly pid: number;
  /** Lines of standard output so far. */
  readonly lines: readonly string[];
  /** Resolves with the first line, printed or to come, that passes. Fails when the program ends before. */
  line(passes: (line: string) => boolean): Promise<string>;
  /** Exit code, or 128 and the signal's place for one that was killed. */
  readonly ended: Promise<number>;
  readonly hasEnded: () => boolean;
  /** SIGTERM; SIGKILL after `patienceMs`. */
  stop(patienceMs?: number): Promise<number>;
  /** SIGKILL, now. */
  kill(): void;
  /** Over the IPC channel, which also ends the program with us. */
  tell(message: object): void;
  onMessage(hear: (message: unknown) => void): void;
}

export interface ProgramOptions {
  readonly name: string;
  /** Arguments of Node, the script first. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where `<name>.log` is written. */
  readonly logFolder: string;
  /** Whether what it says on standard error goes to ours: a progress bar. */
  readonly showErrors?: boolean;
  /** Whether it speaks with us over IPC, and ends when we do. */
  readonly ipc?: boolean;
}

/** However we end, nobody stays behind. */
const living = new Set<ChildProcess>();
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')));
process.on('SIGTERM', () => process.exit(143));
process.on('SIGHUP', () => process.exit(129));

/** Starts a script on this Node, with nothing of our environment but what the machine needs. */
export function startProgram(options: ProgramOptions): Program {
  const { name, args, env, logFolder, showErrors = false, ipc = false } = options;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', showErrors ? 'inherit' : 'pipe', ...(ipc ? (['ipc'] as const) : [])],
    env: { ...machineEnvironment(), ...env },
  });
  living.add(child);
  const log = createWriteStream(join(logFolder, `${name}.log`), { flags: 'a' });
  child.stderr?.pipe(log, { end: false });
  const output = followLines(child.stdout, (line) => log.write(`${line}\n`));
  const ended = endOf(child, name);
  let over = false;
  const markOver = () => void (over = true);
  void ended.then(markOver, markOver).then(() => {
    living.delete(child);
    log.end();
  });

  return {
    name,
    pid: child.pid ?? 0,
    lines: output.lines,
    line: async (passes) => {
      const found = await Promise.race([output.find(passes), ended.then(() => undefined)]);
      if (found !== undefined) return found;
      const code = await ended;
      throw new Error(
        `${name} ended (${code}) before it said what was waited for; see ${name}.log`,
      );
    },
    ended,
    hasEnded: () => over,
    stop: async (patienceMs = 12_000) => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      const code = await ended;
      clearTimeout(timer);
      return code;
    },
    kill: () => void child.kill('SIGKILL'),
    tell: (message) => void child.send(message),
    onMessage: (hear) => void child.on('message', hear),
  };
}

function followLines(stdout: Readable | null, tell: (line: string) => void) {
  const lines: string[] = [];
  const waiting: ((line: string) => unknown)[] = [];
  createInterface({ input: stdout ?? Readable.from([]) }).on('line', (line) => {
    lines.push(line);
    tell(line);
    waiting.forEach((hear) => hear(line));
  });
  const find = (passes: (line: string) => boolean) =>
    new Promise<string>((resolve) => {
      lines.filter(passes).forEach(resolve);
      waiting.push((line) => passes(line) && resolve(line));
    });
  return { lines, find };
}

function endOf(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${name} did not start`, { cause: error })));
    // 'close' comes after the last line was read.
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 143)));
  });
}

/** What any program needs from the machine; everything else would make the demo differ from place to place. */
function machineEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'SystemRoot', 'TEMP', 'TMP', 'USERPROFILE', 'APPDATA'];
  const { env } = process;
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
