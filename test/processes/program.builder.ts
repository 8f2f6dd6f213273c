import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { parse, stringify } from 'yaml';

import { seededRandom } from '../../src/kernel/random.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';
import { openBlingSimulatorServer } from '../../src/simulator/bling/server.ts';
import { openStoreSimulatorServer } from '../../src/simulator/store/open-server.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/totoro.mjs');
const APP = { clientId: 'app-1', clientSecret: 'app-secret-1' };
export const CHANNEL = 205_310_001;
export const PIX = 5_190_017;
const KEYS = {
  key: 'ck_0123456789abcdef0123456789abcdef01234567',
  secret: 'cs_0123456789abcdef0123456789abcdef01234567',
};
/** What must lie nowhere in clear. */
export const SECRETS = [...Object.values(KEYS), APP.clientSecret];

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of stdout. */
  readonly json: Record<string, unknown>;
}

export interface Running {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

/** A Bling and a store on free ports, and a folder in which the real program runs as processes of its own. */
export async function openPlace(more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'totoro-process-'));
  const callbackPort = await freePort();
  const world = { clock: systemClock, fetch, port: 0 };
  const bling = await openBlingSimulatorServer({
    ...world,
    random: seededRandom(1),
    options: { autoApproveAccount: 'azul', reservationDelayMs: { min: 50, max: 100 } },
  });
  const store = await openStoreSimulatorServer({
    ...world,
    random: seededRandom(2),
    options: { webhookDelayMs: { min: 50, max: 100 } },
  });
  bling.simulator.seed({
    account: 'azul',
    company: { nome: 'Loja Azul Ltda' },
    channels: [{ id: CHANNEL, descricao: 'Loja virtual' }],
    paymentMethods: [{ id: PIX, descricao: 'Pix', tipoPagamento: 17, padrao: 1 }],
    products: [1, 2, 3, 4].map((each) => ({
      nome: `Caneca ${each}`,
      codigo: `CAN-${each}`,
      preco: 49.9,
      stock: 10,
    })),
  });
  bling.simulator.integrators.registerApp({
    ...APP,
    redirectUri: `http://127.0.0.1:${callbackPort}/oauth/callback`,
  });
  const running = new Set<ChildProcess>();
  const environment = {
    PATH: process.env['PATH'],
    TOTORO_LANGUAGE: 'en',
    BLING_API_URL: `${bling.url}/Api/v3`,
    BLING_AUTHORIZE_URL: `${bling.url}/Api/v3/oauth/authorize`,
    BLING_TOKEN_URL: `${bling.url}/Api/v3/oauth/token`,
    BLING_CLIENT_ID: APP.clientId,
    BLING_CLIENT_SECRET: APP.clientSecret,
    LOG_FILE: join(folder, 'log/totoro'),
    LOG_LEVEL: 'DEBUG',
    LOG_CONSOLE: 'off',
    PORT: '0',
    STOCK_RELEASE_SECONDS: '1',
    ...more,
  };

  function start(line: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    const options = ['--disable-warning=ExperimentalWarning', PROGRAM, ...line];
    const child = spawn(process.execPath, options, {
      cwd: folder,
      env: { ...environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const told = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (told.stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (told.stderr += String(chunk)));
    const ended = new Promise<Ended>((done) => {
      child.on('close', (code, signal) => {
        running.delete(child);
        done({
          ...told,
          code: code ?? (signal === 'SIGKILL' ? 137 : 143),
          json: lastJson(told.stdout),
        });
      });
    });
    return {
      pid: child.pid ?? 0,
      stdout: () => told.stdout,
      stderr: () => told.stderr,
      ended,
      kill: (signal) => void child.kill(signal),
    };
  }

  const run = (line: string, env?: Readonly<Record<string, string>>) =>
    start(line.split(' '), env).ended;

  async function must(
    line: string,
    env?: Readonly<Record<string, string>>,
  ): Promise<Record<string, unknown>> {
    const ended = await run(`${line} --json`, env);
    if (ended.code !== 0) throw new Error(`${line}: ${ended.code} ${ended.stdout} ${ended.stderr}`);
    return ended.json;
  }
  return {
    folder,
    bling,
    store,
    start,
    /** One command to its end, in words without blanks. */
    run,
    must,
    /** As a browser that the owner of the account clicks in. */
    async connectBling(): Promise<Ended> {
      const command = `connect bling --no-browser --callback-port ${callbackPort}`;
      const asking = start(command.split(' '));
      const url = await until(() => /http\S+authorize\S+/.exec(asking.stdout())?.[0]);
      const answer = await fetch(url, { redirect: 'manual' });
      const back = answer.headers.get('location') ?? '';
      await until(async () => (await Promise.allSettled([fetch(back)]))[0].status === 'fulfilled');
      return asking.ended;
    },
    /** Confirms these words of all stores, as a person who edits the exported configuration does. */
    async setMappings(mappings: Readonly<Record<string, object>>): Promise<void> {
      const file = join(folder, 'mappings.yaml');
      await must(`config export ${file}`);
      const config = parse(readFileSync(file, 'utf8')) as { accounts: { stores: object[] }[] };
      for (const account of config.accounts)
        account.stores = account.stores.map((shop) => ({ ...shop, mappings }));
      writeFileSync(file, stringify(config));
      await must(`config import ${file}`);
      rmSync(file);
    },
    storeLine: (secret = KEYS.secret) =>
      `connect store woocommerce --url ${store.url} --key ${KEYS.key} --secret ${secret} --channel ${CHANNEL} --calls-per-second 100`,
    async serve(
      env?: Readonly<Record<string, string>>,
    ): Promise<Running & { readonly url: string }> {
      const serving = start(['serve'], env);
      const url = await until(() => /http:\/\/[\d.]+:\d+/.exec(serving.stdout())?.[0]);
      return { ...serving, url };
    },
    async [Symbol.asyncDispose]() {
      for (const child of running) child.kill('SIGKILL');
      await Promise.all([bling.close(), store.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Looks again and again until there is something. @throws after 20 s */
export async function until<Value>(
  look: () => Value | Promise<Value>,
): Promise<NonNullable<Value>> {
  const patientUntil = Date.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > patientUntil) throw new Error(`waited in vain for ${String(look)}`);
    await wait(50);
  }
}

function lastJson(stdout: string): Record<string, unknown> {
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  return line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : {};
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address ? address.port : 0;
}
