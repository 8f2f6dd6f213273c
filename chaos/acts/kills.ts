import { setTimeout as wait } from 'node:timers/promises';

import { KillReport } from '../../demo/programs/kill-on-answer.ts';
import { shuffled } from '../../demo/shop/roles.ts';
import type { Stage } from '../stage.ts';
import type { Act } from './act.ts';
import { pick } from './act.ts';

const FREEZE_MS = 20_000;
const CREATE_ORDER = { method: 'POST', path: '/Api/v3/pedidos/vendas' };
/** A second death must not blur how long the first one was felt. */
const GO_ON_WITHIN_MS = 25_000;

export const killWorker: Act = async ({ stage, traffic, random }) => {
  const worker = pick(stage.workers, random);
  await traffic.buyEverywhere();
  const since = Date.now();
  await Promise.all([worker.kill(200 + random.integer(3_000)), allGoOn(stage, since)]);
};

export const killWorkerInAnswer: Act = async ({ stage, traffic, random }) => {
  const worker = pick(stage.workers, random);
  const { blingProgram } = stage.outside;
  const happened = new Promise<boolean>((resolve) =>
    blingProgram.onMessage((message) => resolve(KillReport.safeParse(message).success)),
  );
  const deed = async (pid: number) => {
    blingProgram.tell({ pid, ...CREATE_ORDER });
    await traffic.buyEverywhere();
    const isDone = await Promise.race([happened, wait(15_000, false)]);
    if (!isDone) blingProgram.tell({ pid, method: 'NONE', path: '/' });
    return isDone;
  };
  await worker.kill(200 + random.integer(2_000), deed);
  await allGoOn(stage, Date.now());
};

export const killWeb: Act = async ({ stage, traffic, random }) => {
  const killing = stage.web.kill(500 + random.integer(3_000));
  await traffic.buyEverywhere();
  await Promise.all([killing, wait(8_000)]);
};

export const freezeWorker: Act = async ({ stage, traffic, random }) => {
  const freezing = pick(stage.workers, random).freeze(FREEZE_MS);
  await traffic.buyEverywhere();
  await freezing;
  await wait(4_000);
};

export const killDatabase: Act = async ({ stage, servers, traffic, random }) => {
  for (const server of shuffled(servers, random)) {
    const since = Date.now();
    await Promise.all([server.crash(), traffic.buyEverywhere()]);
    await wait(500 + random.integer(4_000));
    await server.revive();
    stage.chronicle.note('database_kill', server.name, since);
    await wait(5_000);
  }
};

/** Until Bling has heard of every account again. */
async function allGoOn({ outside }: Stage, since: number): Promise<void> {
  const until = Date.now() + GO_ON_WITHIN_MS;
  while (Date.now() < until) {
    await wait(1_000);
    const logs = await Promise.all(outside.venues.map(({ bling }) => bling.log()));
    if (logs.every((log) => log.some(({ at }) => at > since + 1_000))) return;
  }
}
