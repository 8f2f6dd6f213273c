import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import type { Program } from '../demo/processes.ts';
import { ROOT, startProgram } from '../demo/processes.ts';
import { createControlClient } from '../demo/sandboxes/control.ts';
import { environmentOf } from './accounts/environment.ts';
import { countEngineWrites, memoryMbOf } from './accounts/measures.ts';
import { nameOf, productNews, PRODUCTS, SECRET, smallShop } from './accounts/shop.ts';
import { startChild } from './children.ts';
import type { Bench, Claim, Figure } from './claim.ts';
import { atLeast, atMost } from './claim.ts';
import { openPlaces } from './databases.ts';
import { loadWith } from './load.ts';
import { rounded } from './statistics.ts';

const WORKERS = 2;
const CONNECTIONS = 16;
/** A job of its own for each event would be made, taken, done and removed. */
const WRITES_OF_A_JOB = 4;
const SETTLED_MS = 5_000;
const PATIENCE_MS = 180_000;

/** Our own aims. */
const AIM = { pace: 0.9, engine: 1, memory: 0.02 } as const;

const Total = z.object({ total: z.int(), refused429: z.int() });
const Grant = z.object({ access_token: z.string() });

/**
 * `totoro web` and two `totoro worker` on PostgreSQL, each a process, against one Bling. All accounts hear of changed
 * products at once; each news leads to one call.
 */
export const accounts: Claim = {
  name: 'accounts',
  says: '1 000 accounts on two workers: calls a second, memory of an account, writes of the engine per event',
  async measure(bench) {
    const [place] = await openPlaces(bench, ['postgres']);
    if (!place) return [];
    const count = bench.quick ? 100 : 1_000;
    const figures = await measureOn(bench, { databaseUrl: place.url, count });
    await place.drop();
    return figures;
  },
};

interface Wanted {
  readonly databaseUrl: string;
  readonly count: number;
}

async function measureOn(bench: Bench, { databaseUrl, count }: Wanted): Promise<Figure[]> {
  const { folder, tell } = bench;
  await using processes = new AsyncDisposableStack();
  const bling = processes.use(await startChild({ program: 'bling', folder }));
  const blingUrl = z.string().parse(bling.ready);
  const env = environmentOf({ databaseUrl, blingUrl, folder });
  const run = (name: string, ...args: string[]): Program => {
    const script = join(ROOT, 'bin', 'totoro.mjs');
    const program = startProgram({ name, args: [script, ...args], env, logFolder: folder });
    processes.defer(async () => void (await program.stop()));
    return program;
  };
  const web = run('web', 'web');
  const url = /http:\/\/[\d.]+:\d+/.exec(await web.line((line) => line.includes('http://')))?.[0];
  const slots = String(Math.ceil((count / WORKERS) * 1.3));
  const workers = Array.from({ length: WORKERS }, (_, at) =>
    run(`worker-${at}`, 'worker', '--slots', slots),
  );
  for (const worker of workers) await worker.line((line) => line.includes('works'));
  await wait(SETTLED_MS);
  const emptyMb = workers.map(({ pid }) => memoryMbOf(pid));

  tell(`connecting ${count} accounts`);
  const control = createControlClient(blingUrl);
  await connect({ count, env, folder, control });
  const writesBefore = await countEngineWrites(databaseUrl);

  // Account by account, so that each is met once before any is met again.
  const deliveries = Array.from({ length: count * PRODUCTS }, (_, at) =>
    productNews(at % count, Math.floor(at / count)),
  ).toReversed();
  const from = performance.now();
  await loadWith({ url: url ?? '', deliveries, connections: CONNECTIONS });
  const toldSeconds = (performance.now() - from) / 1_000;
  const seen = await untilCalled(control, deliveries.length);
  const calledSeconds = (performance.now() - from) / 1_000;
  const fullMb = workers.map(({ pid }) => memoryMbOf(pid));
  await wait(SETTLED_MS);
  const writes = (await countEngineWrites(databaseUrl)) - writesBefore;
  const grownMb = sum(fullMb) - sum(emptyMb);

  const pace = toldSeconds / calledSeconds;
  const engine = writes / deliveries.length / WRITES_OF_A_JOB;
  const memory = grownMb / count / (sum(emptyMb) / WORKERS);
  return [
    {
      name: 'work keeps up with the news',
      of: 'seconds until the last webhook was taken in / until the last call was made',
      ratio: rounded(pace),
      ...atLeast(pace, AIM.pace),
      absolutes: {
        accounts: count,
        events: deliveries.length,
        calls: seen.total,
        refused: seen.refused429,
        'calls/s': rounded(seen.total / calledSeconds, 1),
        'webhooks/s': rounded(deliveries.length / toldSeconds, 1),
      },
    },
    {
      name: 'writes of the engine',
      of: `rows that pg-boss wrote per event / the ${WRITES_OF_A_JOB} of one job an event`,
      ratio: rounded(engine),
      ...atMost(engine, AIM.engine),
      absolutes: { 'rows per event': rounded(writes / deliveries.length, 2), rows: writes },
    },
    {
      name: 'memory of an account',
      of: 'growth of the workers per account / a process of its own for each',
      ratio: rounded(memory, 4),
      ...atMost(memory, AIM.memory),
      absolutes: {
        'MB per account': rounded(grownMb / count, 3),
        'MB of an idle worker': rounded(sum(emptyMb) / WORKERS, 1),
        'MB of a full worker': rounded(sum(fullMb) / WORKERS, 1),
      },
    },
  ];
}

interface Connecting {
  readonly count: number;
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly control: ReturnType<typeof createControlClient>;
}

async function connect({ count, env, folder, control }: Connecting): Promise<void> {
  const app = { clientId: 'bench', clientSecret: SECRET, redirectUri: 'http://127.0.0.1/' };
  await control.post('/apps', app, z.unknown());
  const tokens: string[] = [];
  for (let account = 0; account < count; account += 1) {
    await control.post('/seed', smallShop(account), z.unknown());
    const wanted = { clientId: app.clientId, account: nameOf(account), jwt: true };
    tokens.push((await control.post('/grant', wanted, Grant)).access_token);
  }
  const file = join(folder, 'tokens.json');
  writeFileSync(file, JSON.stringify(tokens));
  const connecting = await startChild({ program: 'connect-many', args: [file], env, folder });
  await connecting.program.ended;
}

async function untilCalled(control: Connecting['control'], calls: number) {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    // From beyond the end: only the totals are wanted.
    const seen = await control.get('/log?from=1000000000', Total);
    if (seen.total - seen.refused429 >= calls) return seen;
    if (performance.now() > until) throw new Error(`${seen.total} of ${calls} calls were made`);
    await wait(250);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
